/** The rules of src/ (ARCHITECTURE.md, "Folders") as a function of a file's path and text. Reads no file. */
import { posix } from 'node:path';

const stages = [
  'load',
  'resolve',
  'notice',
  'guard',
  'issue',
  'convert',
  'inspect',
  'render',
  'print',
  'paginate',
  'assemble',
  'verify',
  'publish',
  'minute',
  'site',
  'unchanged',
  'lock',
  'changes',
];
const engines = [
  'browser',
  'docx',
  'office',
  'pdf',
  'pdfium',
  'qpdf',
  'cache',
  'traces',
  'unfinished',
  'loopback',
  'git',
  'compiled',
  'markdown',
];

/** What the engines may know of the model: nothing about packs. */
const wordsOfEngines = [
  'segment.ts',
  'occupancy.ts',
  'cells.ts',
  'error.ts',
  'place.ts',
  'fingerprint.ts',
];

/** What is decided without looking at the world. */
const pure = ['model', 'resolve', 'notice', 'paginate', 'minute', 'site', 'changes'];

/** Every library, and the folders (or files) that may import it; a new one has to be given a home. */
const homes: readonly (readonly [library: RegExp, homes: readonly string[]])[] = [
  [/^commander$/, ['cli.ts', 'commands']],
  [/^(gray-matter|zod)$/, ['load']],
  // What is written for a clerk is written, and amended, where it is read again.
  [/^yaml$/, ['load', 'begin']],
  [/^(handlebars|vega)$/, ['render']],
  // `inspect` has the outline of the reports that `render` sets.
  [/^(mdast|remark-(parse|gfm)|mdast-util-to-string)$/, ['markdown', 'render']],
  [/^(unified|unist)$/, ['markdown', 'render']],
  // The types of HTML trees; `render` makes them of Markdown, `convert` of Word.
  [/^hast$/, ['markdown', 'render', 'convert', 'traces']],
  [/^(hast-util-sanitize|hast-util-to-html)$/, ['convert']],
  [/^hast-util-from-html$/, ['convert', 'traces']],
  // Letters are read to be printed, and to be known again.
  [/^(postal-mime|@kenjiuno\/msgreader)$/, ['convert', 'traces']],
  [/^(mammoth|dingbat-to-unicode)$/, ['convert']],
  // Word files are taken apart in `docx`; mammoth wants a whole one again, and answers HTML.
  [/^jszip$/, ['docx', 'convert', 'traces']],
  [/^@xmldom\/xmldom$/, ['docx', 'convert']],
  [/^((remark|rehype)-[a-z-]+|(unist|hast|mdast)-util-[a-z-]+)$/, ['render']],
  [/^(puppeteer|puppeteer-core|tar-fs|@sparticuz\/chromium)$/, ['browser']],
  [/^@embedpdf\/pdfium$/, ['pdfium']],
  [/^@neslinesli93\/qpdf-wasm$/, ['qpdf']],
  [/^pdf-lib$/, ['assemble']],
  [/^fontkit$/, ['assemble', 'print']],
  [/^file-type$/, ['convert']],
  [/^date-holidays$/, ['notice']],
  [/^diff$/, ['changes']],
  [/^sharp$/, ['convert', 'traces']],
  [/^fastest-levenshtein$/, ['diagnostics']],
  // Fonts are files: one that sets text reads them.
  [/^@expo-google-fonts\/[a-z0-9-]+$/, ['print', 'assemble']],
];

/**
 * `process` belongs to cli, which hands on what others need. The engine that starts a program has
 * to deal with the process itself, in these files and no further.
 */
const processAllowed: Readonly<Record<string, readonly string[]>> = {
  // Which program can run here; a made-up machine takes its place in tests.
  'browser/machine.ts': ['arch'],
  // The platform where the caller names none; no sandbox for root.
  'browser/index.ts': ['platform', 'getuid'],
  // Whether a folder belongs to this user.
  'browser/private-folder.ts': ['getuid'],
  // Unpacked files belong to this user.
  'browser/npm-shell.ts': ['getuid', 'getgid'],
  // A process of its own speaks with the one that started it, and must not outlive it.
  'guard/program.ts': ['on', 'once', 'send', 'exit'],
  // The browser's own group of processes is ended as one, and LibreOffice’s likewise.
  'unfinished/end-group.ts': ['kill'],
  // What is unfinished bears its process's number; is that process alive?
  'unfinished/index.ts': ['pid', 'kill'],
  // The browser must not outlive the program, nor unfinished files, however it ends.
  'unfinished/end-with-us.ts': ['listeners', 'exit', 'on', 'off'],
};

const badNames = /^(utils?|helpers?|managers?|data|common|misc|shared|lib|report)$/;

/** What breaks a rule in the file `path` (relative to src/, with slashes), each as a sentence. */
export function faultsOf(path: string, text: string): readonly string[] {
  const faults = importsOf(text).flatMap((address) => faultOfImport(path, address) ?? []);
  for (const [, program = ''] of text.matchAll(/\bcompiledProgram\(\s*'([^']+)'/g)) {
    if (posix.dirname(program) !== posix.dirname(path)) faults.push(`It starts ${program}.`);
  }
  for (const name of posix.dirname(path).split('/')) {
    if (badNames.test(name)) faults.push(`A folder is called ${name}.`);
  }
  const comment = /^\/\*\*([\s\S]*?)\*\//.exec(text)?.[1]?.trim();
  if (comment === undefined || !/^\S[\s\S]{10,}\.$/.test(comment)) {
    faults.push('It does not begin with a comment that is a sentence.');
  }
  if (path !== 'cli.ts') {
    for (const use of processUses(text)) {
      if (!processAllowed[path]?.includes(use)) faults.push(`It uses process.${use}.`);
    }
  }
  return faults;
}

/** Addresses of everything that a file imports, types and files of libraries too. */
export function importsOf(text: string): string[] {
  const code = withoutComments(text);
  const patterns = [
    /^\s*(?:import|export)\b[^;'"]*?\bfrom\s*['"]([^'"]+)['"]/gm,
    /^\s*import\s*['"]([^'"]+)['"]/gm,
    /\bimport\s*\(\s*['"]([^'"]+)['"]/g,
    /\brequire(?:\([^()]*\)|\.resolve)?\s*\(\s*['"]([^'"]+)['"]/g,
    /\bcreateRequire\([^()]*\)(?:\.resolve)?\s*\(\s*['"]([^'"]+)['"]/g,
    /\bnew URL\(\s*['"](\.[^'"]+\.js)['"]/g,
  ];
  return patterns.flatMap((pattern) =>
    [...code.matchAll(pattern)].flatMap(([, address]) => address ?? []),
  );
}

function faultOfImport(path: string, address: string): string | undefined {
  const from = areaOf(path);
  if (address.startsWith('node:')) return faultOfNode(path, from, address);
  if (!address.startsWith('.')) return faultOfLibrary(from, address);
  const target = posix.normalize(posix.join(posix.dirname(path), address)).replace(/\.js$/, '.ts');
  // package.json and templates are no code; the compiled worker is the engine's own.
  if (target.startsWith('../')) return undefined;
  const to = areaOf(target);
  return mayImport(from, to, target) ? undefined : `${from} imports ${target}.`;
}

function faultOfNode(path: string, from: string, address: string): string | undefined {
  if (address === 'node:process' && path !== 'cli.ts') return 'It imports node:process.';
  if (from === 'model') return `model imports ${address}.`;
  const worldly = /^node:(fs|child_process|net|https?|os|worker_threads|dns)\b/.test(address);
  return pure.includes(from) && worldly ? `${from} imports ${address}.` : undefined;
}

function faultOfLibrary(from: string, address: string): string | undefined {
  const name = address
    .split('/')
    .slice(0, address.startsWith('@') ? 2 : 1)
    .join('/');
  const home = homes.find(([library]) => library.test(name));
  if (home === undefined) return `${name} has no home.`;
  return home[1].includes(from) ? undefined : `${from} imports ${name}.`;
}

function mayImport(from: string, to: string, target: string): boolean {
  if (from === to) return true;
  const common = ['model', 'diagnostics'];
  if (from === 'model') return false;
  if (from === 'diagnostics') return to === 'model';
  // PDFium's threads make pieces of what it has read.
  if (from === 'pdfium' && to === 'pdf') return true;
  // What is in a file is read with the engines that read files.
  if (from === 'traces' && (to === 'pdf' || to === 'pdfium')) return true;
  // A process of its own, which reads the sources for itself.
  if (from === 'guard' && to === 'load') return true;
  // Whoever writes names what is unfinished alike; whoever has threads finds their programs alike.
  if (engines.includes(from) && ['unfinished', 'compiled'].includes(to)) return true;
  if (engines.includes(from)) {
    return to === 'model' && wordsOfEngines.includes(posix.basename(target));
  }
  if (stages.includes(from)) return [...common, ...engines].includes(to);
  if (from === 'pipeline.ts') return [...common, ...engines, ...stages, 'pipeline'].includes(to);
  // Its steps.
  if (from === 'pipeline') return [...common, ...engines, ...stages].includes(to);
  // What is done around a pack, with its pipeline.
  if (from === 'meeting') {
    return [...common, ...engines, ...stages, 'pipeline', 'pipeline.ts'].includes(to);
  }
  // What begins a pack is written for those who read it, with the engines that look into a paper.
  if (from === 'begin') return [...common, ...engines, 'load', 'convert'].includes(to);
  if (from === 'commands') return to !== 'cli.ts';
  if (from === 'cli.ts') return true;
  // A folder that no rule knows.
  return false;
}

/** "load" for load/yaml.ts, "cli.ts" for cli.ts. */
function areaOf(path: string): string {
  return path.split('/')[0] ?? '';
}

function processUses(text: string): readonly string[] {
  const code = withoutComments(text);
  const named = [...code.matchAll(/(?<![\w.$'"`])(?:globalThis\.)?process\??\.(\w+)/g)];
  const whole = /(?:=|\(|,)\s*(?:globalThis\.)?process\s*[;,)[]/.test(code) ? ['(whole)'] : [];
  return [...named.flatMap(([, name]) => name ?? []), ...whole];
}

function withoutComments(text: string): string {
  return text.replaceAll(/\/\*[\s\S]*?\*\//g, '').replaceAll(/(^|\s)\/\/.*$/gm, '$1');
}
