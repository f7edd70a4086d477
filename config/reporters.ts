/** What the test runner prints; with TEST_REPORTS set to a folder, its counts also go to a JSON file in that folder. */
import { join } from 'node:path';

type Reporters = (string | [string, { readonly outputFile: string }])[];

export function reporters(name: string): Reporters {
  const folder = process.env.TEST_REPORTS;
  return folder === undefined || folder === ''
    ? ['default']
    : ['default', ['json', { outputFile: join(folder, `${name}.json`) }]];
}
