/** What can be wrong when a pack goes through the stage `resolve`. */
import { didYouMean, error, warning } from './problem.js';

export const resolveProblems = {
  'placeholder-resolve': error<{ name: string }>(
    ({ name }) => `${name}`,
    () => [didYouMean(undefined)],
  ),
};
void warning;
