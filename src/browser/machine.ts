/** What the look-up asks of the machine, so that it can be asked of a made-up one: must not know which browsers exist. */
import { readdirSync, statSync } from 'node:fs';
import { homedir } from 'node:os';

export interface Machine {
  readonly platform: NodeJS.Platform;
  /** `process.arch`: "x64", "arm64". */
  readonly arch: string;
  readonly env: NodeJS.ProcessEnv;
  /** The user's home folder. */
  readonly home: string;
  isFile(path: string): boolean;
  isFolder(path: string): boolean;
  /** Names in a folder; none where it does not exist or may not be read. */
  list(folder: string): readonly string[];
}

/** The machine that this process runs on. */
export function thisMachine(env: NodeJS.ProcessEnv, platform: NodeJS.Platform): Machine {
  return {
    platform,
    arch: process.arch,
    env,
    home: homedir(),
    isFile: (path) => statSync(path, { throwIfNoEntry: false })?.isFile() ?? false,
    isFolder: (path) => statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false,
    list: (folder) => {
      try {
        return readdirSync(folder);
      } catch {
        return [];
      }
    },
  };
}
