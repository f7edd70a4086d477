/** Diagnostics as a SARIF log (OASIS, Static Analysis Results Interchange Format, version 2.1.0). Pure. */
import type { Diagnostic } from '../model/diagnostic.js';
import type { PackError } from '../model/error.js';
import { given } from '../model/given.js';
import { repositoryPath } from './repository-path.js';

export interface SarifPack {
  /** Absolute path of its pack.yaml: where a finding without a place of its own is shown. */
  readonly file: string;
  readonly diagnostics: readonly Diagnostic[];
  readonly failure?: PackError;
}

export interface SarifTool {
  /** Of pack. */
  readonly version: string;
  /** Absolute path of the repository's root: paths are relative to it. */
  readonly root: string;
}

/** One run of the program, over all packs that it was given. A finding that several of them share is there once. */
export function sarifLog(packs: readonly SarifPack[], { version, root }: SarifTool): object {
  const results = new Map<string, Diagnostic & { readonly file: string }>();
  for (const { file, diagnostics } of packs) {
    for (const one of diagnostics)
      results.set(JSON.stringify([one, one.at ?? file]), { ...one, file });
  }
  const rules = [...new Set([...results.values()].map(({ code }) => code))].sort();
  const failures = packs.flatMap(({ failure }) => failure ?? []);
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'pack', version, rules: rules.map((id) => ({ id })) } },
        // 3.14.23: columns count UTF-16 code units, as JavaScript does.
        columnKind: 'utf16CodeUnits',
        invocations: [
          {
            executionSuccessful: failures.length === 0,
            ...given({
              toolExecutionNotifications:
                failures.length === 0 ? undefined : failures.map(notification),
            }),
          },
        ],
        results: [...results.values()].map((one) => result(one, rules, root)),
      },
    ],
  };
}

function result(
  one: Diagnostic & { readonly file: string },
  rules: readonly string[],
  root: string,
): object {
  const about = one.item === undefined ? '' : `${one.item}: `;
  return {
    ruleId: one.code,
    ruleIndex: rules.indexOf(one.code),
    level: one.severity,
    message: { text: [`${about}${one.message}`, ...one.hints].join('\n') },
    locations: locations(one, root),
  };
}

/** None where the file lies outside the repository: there is no path that anybody else could follow. */
function locations({ at, file }: Diagnostic & { readonly file: string }, root: string): object[] {
  const path = repositoryPath(at?.file ?? file, root);
  if (path === undefined) return [];
  const region = given({ startLine: at?.line, startColumn: at?.line && at.column });
  return [
    {
      physicalLocation: {
        artifactLocation: { uri: uriOf(path), uriBaseId: '%SRCROOT%' },
        ...(at?.line === undefined ? {} : { region }),
      },
    },
  ];
}

/** A relative reference (RFC 3986): a first part with a colon would be taken for a scheme, so that is encoded too. */
function uriOf(path: string): string {
  return path.split('/').map(encodeURIComponent).join('/');
}

function notification({ message, hints }: PackError): object {
  return { level: 'error', message: { text: [message, ...hints].join('\n') } };
}
