/**
 * What `npm run build` does after compiling: puts the modules of `dist` and of the libraries together in few files, since
 * to find and load 1,500 of them takes seconds. The folder is `dist/program`; `bin/pack.js` runs it while it is as new as
 * `dist`. It is made where it runs and goes nowhere: the libraries' licences stay with them in `node_modules`.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { rolldown } from 'rolldown';

const root = fileURLToPath(new URL('..', import.meta.url));
const dist = join(root, 'dist', sep);
const folder = join(dist, 'program');
/** Beside it, so that a bundling that is killed leaves the last one or none. */
const draft = join(dist, `program.${process.pid}.part`);

/** What runs in a thread or a process of its own. */
const parts = [
  'convert/letter/worker',
  'convert/office/worker',
  'convert/word/worker',
  'guard/program',
  'inspect/office/worker',
  'inspect/word/worker',
  'pdfium/worker',
  'qpdf/worker',
];

/** Libraries that find files beside themselves: a compiled one (sharp), WebAssembly (qpdf), and one that is a part of a folder. */
const external = [
  /^sharp$/,
  /^@sparticuz\/chromium/,
  /^@neslinesli93\/qpdf-wasm/,
  /^@kenjiuno\/msgreader/,
];

/** Every module of ours keeps its address; but for `compiled`, which says where the bundled parts are. */
const ownAddresses = {
  name: 'own addresses',
  transform: {
    filter: { id: /\.js$/, code: /import\.meta\.url/ },
    handler(code, id) {
      if (!id.startsWith(dist)) return undefined;
      const name = relative(dist, id).split(sep).join('/');
      const place = name === 'compiled/index.js' ? `./${name}` : `../${name}`;
      const address = `new URL(${JSON.stringify(place)}, import.meta.url).href`;
      return code.replaceAll('import.meta.url', `(${address})`);
    },
  },
};

/** Vega asks at once for a library that is not among ours, and does without. Such a wait cannot stand in CommonJS. */
const noCanvas = {
  name: 'no canvas',
  transform: {
    filter: { id: /vega-canvas/, code: /await import\('canvas'\)/ },
    handler: (code) => code.replaceAll("await import('canvas')", 'undefined'),
  },
};

/** For fetching browsers, which this program never does (src/browser), puppeteer brings a megabyte that knows every proxy. */
const noFetching = {
  name: 'no fetching',
  resolveId: {
    filter: { id: /^proxy-agent$/ },
    handler: (id) => `\0${id}`,
  },
  load: {
    filter: { id: /^\0proxy-agent$/ },
    handler: () =>
      'export class ProxyAgent { constructor() { throw new Error("pack fetches no browser"); } }',
  },
};

rmSync(draft, { recursive: true, force: true });
try {
  await bundle();
  rmSync(folder, { recursive: true, force: true });
  renameSync(draft, folder);
  // In its place, since V8 keeps the files' paths, which are told with mistakes.
  keepCode();
} finally {
  rmSync(draft, { recursive: true, force: true });
}

async function bundle() {
  const program = await rolldown({
    input: Object.fromEntries(
      ['cli', ...parts].map((name) => [flat(name), join(dist, `${name}.js`)]),
    ),
    platform: 'node',
    cwd: root,
    external,
    plugins: [ownAddresses, noCanvas, noFetching],
    onLog(level, log) {
      // A library's own `eval`, for sources in JavaScript, which `load` refuses.
      if (log.code === 'EVAL') return;
      throw new Error(`${level} ${log.code}: ${log.message}`);
    },
  });
  // CommonJS: only that can be loaded with the code that V8 keeps.
  await program.write({
    dir: draft,
    format: 'cjs',
    dynamicImportInCjs: false,
    comments: false,
    entryFileNames: '[name].cjs',
    chunkFileNames: '[name]-[hash].cjs',
  });
  await program.close();
  const { codeIdentity } = await import(pathToFileURL(join(dist, 'unchanged', 'program.js')).href);
  writeFileSync(join(draft, 'code-identity'), codeIdentity());
  cpSync(join(root, 'config', 'load.cjs'), join(draft, 'load.cjs'));
  writeFileSync(join(draft, 'package.json'), '{ "type": "commonjs" }\n');
  for (const part of parts) {
    const file = join(draft, `${part}.js`);
    mkdirSync(dirname(file), { recursive: true });
    const loader = relative(dirname(file), join(draft, 'load.cjs')).split(sep).join('/');
    writeFileSync(file, `require('${loader}').load('${flat(part)}.cjs');\n`);
  }
}

/** "pdfium-worker": every file that is loaded lies in one folder. */
function flat(part) {
  return part.replaceAll('/', '-');
}

function keepCode() {
  const program = join(root, 'config', 'keep-code.cjs');
  const { status } = spawnSync(
    process.execPath,
    [program, folder, ...parts.map((part) => `${flat(part)}.cjs`)],
    // V8 takes no code that was made under other flags: these are those that most runs have.
    { stdio: ['ignore', 'inherit', 'inherit'], env: { ...process.env, NODE_OPTIONS: '' } },
  );
  if (status !== 0) throw new Error('The code of the bundled program could not be kept.');
}
