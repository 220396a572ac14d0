/** The files in what somebody dropped or chose, folders and all. */
import type { Brought } from './queue';

/** Whether what is dragged over the page holds files. */
export function holdsFiles(dragged: DataTransfer | null): boolean {
  return dragged?.types.includes('Files') ?? false;
}

/** Every file that was dropped, with those in dropped folders. Called at once: the browser forgets what was dropped. */
export async function dropped(dragged: DataTransfer): Promise<Brought[]> {
  const entries = Array.from(dragged.items, (item) => item.webkitGetAsEntry());
  const loose = Array.from(dragged.files, alone);
  if (entries.every((entry) => entry === null)) return loose;
  const found = await Promise.all(entries.map((entry) => (entry ? inside(entry) : [])));
  return found.flat();
}

/** Every file that was chosen. */
export function chosen(files: FileList | null): Brought[] {
  return Array.from(files ?? [], alone);
}

function alone(file: File): Brought {
  return { file, path: file.webkitRelativePath || file.name };
}

async function inside(entry: FileSystemEntry): Promise<Brought[]> {
  if (entry.isFile) {
    const file = await new Promise<File>((found, failed) =>
      (entry as FileSystemFileEntry).file(found, failed),
    );
    return [{ file, path: entry.fullPath.replace(/^\//, '') }];
  }
  const reader = (entry as FileSystemDirectoryEntry).createReader();
  const found: Brought[] = [];
  // A folder is read in parts, until a part is empty.
  for (;;) {
    const part = await new Promise<FileSystemEntry[]>((read, failed) => reader.readEntries(read, failed));
    if (part.length === 0) return found;
    for (const one of part) found.push(...(await inside(one)));
  }
}
