/** `npm run screens`: runs screens.ts, which Node 20 does not read by itself. */
import { fileURLToPath } from 'node:url';
import { runnerImport } from 'vite';

const { module } = await runnerImport(fileURLToPath(new URL('./screens.ts', import.meta.url)));
process.stdout.write(`${await module.takeScreens()}\n`);
process.exit();
