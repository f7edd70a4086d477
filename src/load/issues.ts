/** Turns what a schema rejects into diagnostics with places. Knows nothing of any particular file. */
import type * as z from 'zod';
import { straightQuotes } from '../diagnostics/curly-quotes.js';
import { diagnose } from '../diagnostics/index.js';
import { nearest } from '../diagnostics/nearest.js';
import type { Diagnostic } from '../model/diagnostic.js';
import { keyMeant, lineMeant, sameKey } from './key-meant.js';
import type { Finding } from './values.js';
import type { Path, YamlSource } from './yaml.js';

type Issue = z.core.$ZodIssue;

export interface IssueContext {
  readonly source: YamlSource;
  readonly item?: string | undefined;
}

/** How a missing key is written, by the key. */
const examples: Readonly<Record<string, string>> = {
  name: 'name: Parish Council',
  nation: 'nation: england',
  date: 'date: 2019-07-03',
  published: 'published: 2019-06-25',
  agenda: 'agenda:',
  'part-a': '  part-a:',
  title: 'title: Annual report',
  file: 'file: reports/annual-report.pdf',
  standing: 'standing: apologies',
  paragraphs: 'paragraphs: [3]',
  reason: 'reason: Financial affairs of a company',
  notice: 'notice: 2019-06-25',
  'agreed-by': 'agreed-by: Councillor Ada Lane, Chair of the Scrutiny Committee',
};

/** `issue` as diagnostics; `base` is the way to the value that the schema was given. */
export function explain(issue: Issue, base: Path, context: IssueContext): readonly Diagnostic[] {
  const path = [
    ...base,
    ...issue.path.map((step) => (typeof step === 'number' ? step : String(step))),
  ];
  const value = valueAt(context.source.data, path);
  const curly = typeof value === 'string' ? straightQuotes(value) : undefined;
  const found = explainAt(issue, path, context);
  return curly === undefined
    ? found
    : found.map((one) =>
        one.hints.includes(curly) ? one : { ...one, hints: [curly, ...one.hints] },
      );
}

function explainAt(issue: Issue, path: Path, context: IssueContext): readonly Diagnostic[] {
  const { source } = context;
  const item = context.item === undefined ? {} : { item: context.item };
  const atValue = { at: source.valueAt(path), ...item };
  const key = keyName(path);
  switch (issue.code) {
    case 'custom':
      return [explainFinding(issue.params?.finding as Finding, key, atValue)];
    case 'unrecognized_keys':
      return issue.keys.map((unknown) =>
        unknownKey(unknown, issue.message.split(' '), {
          at: source.keyAt([...path, unknown]),
          ...item,
        }),
      );
    case 'invalid_value': {
      const choices = issue.values
        .map(String)
        .filter((word) => word !== 'true' && word !== 'false');
      const found = valueAt(source.data, path);
      if (typeof found !== 'string') return missingOrWrong(path, ['text'], context);
      const near = nearest(found, choices);
      return [diagnose('not-a-choice', { key, found, near, choices }, atValue)];
    }
    case 'invalid_type':
      return missingOrWrong(path, [kindOf(issue.expected)], context);
    case 'invalid_union':
      return explainUnion(issue, path, context);
    default:
      return [wrongType(path, ['text'], context)];
  }
}

/** A key that a group of keys does not have. */
export function unknownKey(
  key: string,
  allowed: readonly string[],
  where: Parameters<typeof diagnose>[2],
): Diagnostic {
  const meant = keyMeant(key, allowed);
  const line = lineMeant(key, allowed);
  const spelt = meant.kind === 'key' ? meant.key : undefined;
  const near = line === undefined ? spelt : `${line.key}: ${line.value}`;
  const elsewhere = meant.kind === 'elsewhere' ? meant : undefined;
  return diagnose('unknown-key', { key, near, elsewhere, allowed }, where);
}

/** The alternative that was meant is the one whose outermost form fits. */
function explainUnion(
  issue: Extract<Issue, { code: 'invalid_union' }>,
  path: Path,
  context: IssueContext,
): readonly Diagnostic[] {
  const isText = typeof valueAt(context.source.data, path) === 'string';
  const atRoot = ({ code, path: way }: Issue) =>
    way.length === 0 && (code === 'invalid_type' || (code === 'invalid_value' && !isText));
  const meant = issue.errors.find((alternative) => !alternative.some(atRoot));
  if (meant !== undefined) return meant.flatMap((one) => explain(one, path, context));
  const expected = issue.errors
    .flat()
    .map((one) => (one.code === 'invalid_type' ? kindOf(one.expected) : 'text'));
  return missingOrWrong(path, [...new Set(expected)], context);
}

function explainFinding(
  finding: Finding,
  key: string,
  where: Parameters<typeof diagnose>[2],
): Diagnostic {
  switch (finding.kind) {
    case 'impossible-date':
      return diagnose('impossible-date', { key, found: finding.found }, where);
    case 'unclear-date':
      return diagnose('unclear-date', { key, found: finding.found, meant: finding.meant }, where);
    case 'impossible-time':
      return diagnose(
        'impossible-time',
        { key, found: finding.found, meant: finding.meant },
        where,
      );
    case 'not-a-language':
      return diagnose('not-a-language', { key, found: finding.found }, where);
    case 'not-a-colour':
      return diagnose('not-a-colour', { key, found: finding.found }, where);
    case 'not-a-count':
      return diagnose('not-a-count', { key, found: finding.found }, where);
    case 'bad-minute-numbers':
      return diagnose('bad-minute-numbers', { key, found: finding.found }, where);
    case 'document-without-file':
      return diagnose('missing-key', { key, example: examples.file }, where);
    case 'status-incomplete':
    case 'status-not-said':
      return diagnose(finding.kind, { key: finding.key, status: finding.status }, where);
    case 'bad-private-notice':
      return diagnose('bad-private-notice', { key }, where);
    case 'odd-character':
      return diagnose('odd-character', { key }, where);
    case 'bad-exemption':
      return diagnose('bad-exemption', { key }, where);
  }
}

type Kind = 'text' | 'list' | 'keys';

function missingOrWrong(
  path: Path,
  expected: readonly Kind[],
  context: IssueContext,
): readonly Diagnostic[] {
  const key = path.at(-1);
  const around = valueAt(context.source.data, path.slice(0, -1));
  const missing = valueAt(context.source.data, path) === undefined && typeof key === 'string';
  if (!missing) return [wrongType(path, expected, context)];
  // "part_a" in place of "part-a" is reported as such, and is then not missing.
  if (Object.keys(around ?? {}).some((other) => other !== key && sameKey(other) === key)) return [];
  const item = context.item === undefined ? {} : { item: context.item };
  const data = { key: keyName(path), example: examples[key] };
  return [diagnose('missing-key', data, { at: context.source.keyAt(path), ...item })];
}

function wrongType(
  path: Path,
  expected: readonly Kind[],
  { source, item }: IssueContext,
): Diagnostic {
  const value = valueAt(source.data, path);
  const where = { at: source.valueAt(path), ...(item === undefined ? {} : { item }) };
  const foundKeys = typeof value === 'object' && !Array.isArray(value);
  return diagnose(
    'wrong-type',
    { key: keyName(path), expected, found: describe(value), foundKeys },
    where,
  );
}

function kindOf(expected: string): Kind {
  if (expected === 'array') return 'list';
  return expected === 'object' || expected === 'record' ? 'keys' : 'text';
}

function describe(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (typeof value === 'string') {
    return `the text “${value.length > 40 ? `${value.slice(0, 40)}…` : value}”`;
  }
  if (Array.isArray(value)) return 'a list';
  const key = Object.keys(value ?? {})[0];
  return key === undefined ? 'an empty group' : `a group that begins with “${key}:”`;
}

/** “file” of entry 2 of “documents”. */
function keyName(path: Path): string {
  return path
    .toReversed()
    .map((step, index) => {
      if (typeof step === 'string') return `“${step}”`;
      return index === 0 ? `Entry ${step + 1}` : `entry ${step + 1}`;
    })
    .join(' of ');
}

function valueAt(data: unknown, path: Path): unknown {
  let value = data;
  for (const step of path) {
    if (typeof value !== 'object' || value === null) return undefined;
    value = Reflect.get(value, step);
  }
  return value;
}
