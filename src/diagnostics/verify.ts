/** What can be wrong when a pack goes through the stage `verify`. */
import { didYouMean, error, warning } from './problem.js';

export const verifyProblems = {
  'placeholder-verify': error<{ name: string }>(
    ({ name }) => `${name}`,
    () => [didYouMean(undefined)],
  ),
};
void warning;
