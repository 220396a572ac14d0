//! .
mod evidence;
mod workspace;
fn main() -> anyhow::Result<()> {
    for g in evidence::generated()? {
        g.write()?;
    }
    Ok(())
}
