/** What can be wrong when a pack goes through the stage `convert`. */
import { didYouMean, error, warning } from './problem.js';

export const convertProblems = {
  'placeholder-convert': error<{ name: string }>(
    ({ name }) => `${name}`,
    () => [didYouMean(undefined)],
  ),
};
void warning;
