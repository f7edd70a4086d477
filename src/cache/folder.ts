/** Where a user's caches lie on each system. */
import { homedir } from 'node:os';
import { join } from 'node:path';

/** XDG on Linux, ~/Library/Caches on macOS, %LOCALAPPDATA% on Windows. */
export function userCacheFolder(env: NodeJS.ProcessEnv, platform: NodeJS.Platform): string {
  const home = homedir();
  switch (platform) {
    case 'win32':
      return join(env.LOCALAPPDATA || join(home, 'AppData', 'Local'), 'pack', 'Cache');
    case 'darwin':
      return join(home, 'Library', 'Caches', 'pack');
    default:
      return join(env.XDG_CACHE_HOME || join(home, '.cache'), 'pack');
  }
}
