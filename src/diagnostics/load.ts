/** What can be wrong when a pack goes through the stage `load`: its files, their YAML, their keys, its agenda. */
import { loadAgendaProblems } from './load-agenda.js';
import { loadFieldProblems } from './load-fields.js';
import { loadFileProblems } from './load-files.js';
import { loadYamlProblems } from './load-yaml.js';

export const loadProblems = {
  ...loadFileProblems,
  ...loadYamlProblems,
  ...loadFieldProblems,
  ...loadAgendaProblems,
};
