// Every test of every rule, asked of the exported CQL by an engine that is not ours.
//
//     node run.mjs FOLDER      FOLDER as `upright rules export` writes it; the packages stand in UPRIGHT_CQL_MODULES
//
// Prints how many agree; exit 1 when one does not.
import fs from 'node:fs';
import path from 'node:path';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';

const modules = path.resolve(process.env.UPRIGHT_CQL_MODULES ?? 'node_modules');
const require = createRequire(path.join(modules, 'x.js'));
const translatorFile = path.join(modules, '@cqframework/cql/cql.mjs');
const at = async (file) => import(pathToFileURL(file).href);
const cql = require('cql-execution');
const { CqlTranslator, LibraryManager, ModelManager, createModelInfoProvider, stringAsSource } =
  await at(path.join(modules, '@cqframework/cql/cql-to-elm.mjs'));

// The System ModelInfo must be registered by hand; its XML is a string inside the package.
function systemModelInfo() {
  const source = fs.readFileSync(translatorFile, 'utf8');
  const key = "systemModelInfoXml = '";
  const start = source.lastIndexOf(key) + key.length;
  let end = source.indexOf("'", start);
  const isEscaped = (place) => {
    let back = 0;
    while (source[place - 1 - back] === '\\') back += 1;
    return back % 2 === 1;
  };
  while (isEscaped(end)) end = source.indexOf("'", end + 1);
  const plain = { n: '\n', r: '\r', t: '\t' };
  return source.slice(start, end).replace(/\\(u[0-9a-fA-F]{4}|.)/g, (_, sign) =>
    sign[0] === 'u' ? String.fromCharCode(parseInt(sign.slice(1), 16)) : plain[sign] ?? sign);
}

function translated(text) {
  const xml = systemModelInfo();
  const models = new ModelManager();
  models.modelInfoLoader.registerModelInfoProvider(
    createModelInfoProvider((id) => (id === 'System' ? stringAsSource(xml) : null)), true);
  const elm = JSON.parse(CqlTranslator.fromText(text, new LibraryManager(models)).toJson());
  const errors = (elm.library.annotation ?? []).filter((note) => note.errorSeverity === 'error');
  if (errors.length > 0) {
    errors.slice(0, 5).forEach((error) => console.error(`line ${error.startLine}: ${error.message}`));
    process.exit(1);
  }
  return elm;
}

const day = (text) => cql.Date.parse(text);
const isDay = (value) => typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value);

const folder = process.argv[2];
const elm = translated(fs.readFileSync(path.join(folder, 'rules.cql'), 'utf8'));
const library = new cql.Library(elm);
// The engine takes a parameter that is not given for its definition; unknown is given as null.
const unknown = Object.fromEntries(elm.library.parameters.def.map(({ name }) => [name, null]));
const { today, tests } = JSON.parse(fs.readFileSync(path.join(folder, 'tests.json'), 'utf8'));
const patients = () => new cql.PatientSource([{ id: '1', recordType: 'Patient' }]);
let agree = 0;
let asked = 0;
const differ = [];
for (const test of tests) {
  const parameters = { ...unknown, today: day(today) };
  for (const [name, value] of Object.entries(test.given)) parameters[name] = isDay(value) ? day(value) : value;
  const executor = new cql.Executor(library, undefined, parameters);
  // Every rule is asked each time; the engine has no way to ask one.
  const start = performance.now();
  const results = await executor.exec(patients());
  asked += performance.now() - start;
  const found = results.unfilteredResults[test.expression];
  const shown = found === undefined || found === null ? null : found;
  if (shown === test.expect) agree += 1;
  else differ.push(`${test.expression}, test "${test.name}": ${JSON.stringify(shown)}, expected ${JSON.stringify(test.expect)}`);
}
differ.forEach((line) => console.error(line));
console.log(`figure all_rules_milliseconds ${(asked / tests.length).toFixed(3)}`);
console.log(`${agree} of ${tests.length} tests agree`);
process.exit(differ.length === 0 ? 0 : 1);
