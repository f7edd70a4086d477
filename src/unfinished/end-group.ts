/** Ends a process with all that it has started. Knows no program. */
import { type ChildProcess, spawnSync } from 'node:child_process';

/** At once. On systems other than Windows it must have been started `detached`, as a group of its own. Never fails. */
export function endGroup(child: ChildProcess, platform: NodeJS.Platform): void {
  if (child.pid === undefined) return;
  try {
    if (platform === 'win32') {
      if (child.exitCode !== null) return;
      spawnSync('taskkill', ['/pid', String(child.pid), '/T', '/F'], { windowsHide: true });
    } else {
      process.kill(-child.pid, 'SIGKILL');
    }
  } catch {
    // There is nobody left.
  }
}
