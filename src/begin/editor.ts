/** The files that make an editor complete and check a council's YAML. From this folder alone: nothing is fetched. */
import { join } from 'node:path';
import { filesOf, type SchemaName, schemaNames, schemaOf } from '../load/schemas.js';
import type { NewFile } from './new-files.js';

/** Where a council keeps its schemas, from its folder. */
export const schemaFolder = '.pack/schemas';

/** VS Code's settings for the council in `folder` (absolute), and the schemas that they name. */
export function editorFiles(folder: string): readonly NewFile[] {
  const schemas = schemaNames
    .filter((name) => filesOf(name).length > 0)
    .map((name) => [`./${schemaFolder}/${name}.json`, filesOf(name)]);
  const settings = {
    // The extension would otherwise ask a server for other people's schemas.
    'yaml.schemaStore.enable': false,
    'yaml.schemas': Object.fromEntries(schemas),
  };
  return [
    { path: join(folder, '.vscode', 'settings.json'), content: json(settings), yields: true },
    ...schemaFiles(join(folder, schemaFolder)),
  ];
}

/** A file for every schema, in `folder`. */
export function schemaFiles(folder: string): readonly NewFile[] {
  return schemaNames.map((name: SchemaName) => ({
    path: join(folder, `${name}.json`),
    content: json(schemaOf(name)),
  }));
}

/** With a line end, as editors leave it. */
export function json(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
