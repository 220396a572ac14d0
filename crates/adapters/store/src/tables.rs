//! Every table that a backup holds. Sessions, given answers and computed results are not among them: they end or come back.

/// Calls `$work!(name, module)` for each table.
macro_rules! each_table {
    ($work:ident) => {
        $work!("node", node);
        $work!("account", account);
        $work!("token", token);
        $work!("case_file", case_file);
        $work!("entry", entry);
        $work!("image", image);
        $work!("series", series);
        $work!("volume", volume);
        $work!("landmarks", landmarks);
        $work!("quarantine", quarantine);
        $work!("import", import);
        $work!("import_file", import_file);
        $work!("job", job);
        $work!("access", access);
        $work!("break_glass", break_glass);
        $work!("audit", audit);
    };
}

pub(crate) use each_table;
