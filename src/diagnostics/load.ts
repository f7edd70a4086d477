/** What can be wrong when a pack goes through the stage `load`. */
import { didYouMean, error, warning } from './problem.js';

export const loadProblems = {
  'placeholder-load': error<{ name: string }>(
    ({ name }) => `${name}`,
    () => [didYouMean(undefined)],
  ),
};
void warning;
