import { describe, expect, it } from 'vitest';
import { browserEnvironment, browserFlags } from '../../../src/browser/flags.js';
import { cannotStart } from '../../../src/browser/problems.js';

describe('how a browser is run', () => {
  it('has its sandbox unless that is switched off', () => {
    expect(browserFlags('/session', true)).not.toContain('--no-sandbox');
    expect(browserFlags('/session', false)).toContain('--no-sandbox');
  });

  it('keeps its profile in the session and opens no port', () => {
    const flags = browserFlags('/session', true);
    expect(flags).toContain('--user-data-dir=/session/profile');
    expect(flags.filter((flag) => flag.startsWith('--remote-debugging'))).toEqual([
      '--remote-debugging-pipe',
    ]);
  });

  it('sees nothing of the user’s on Linux but PATH', () => {
    const env = {
      PATH: '/bin',
      HOME: '/home/clerk',
      SECRET: 'x',
      LD_PRELOAD: 'x',
      http_proxy: 'x',
    };
    const seen = browserEnvironment('/session', undefined, env, 'linux');
    expect(seen).toMatchObject({
      PATH: '/bin',
      HOME: '/session',
      FONTCONFIG_FILE: '/session/fonts.conf',
    });
    expect(Object.keys(seen)).not.toContain('LD_LIBRARY_PATH');
    for (const name of ['SECRET', 'LD_PRELOAD', 'http_proxy'])
      expect(seen).not.toHaveProperty(name);
  });

  it('gets libraries it brings after the system’s own', () => {
    const seen = browserEnvironment('/session', '/cache/lib', {}, 'linux');
    expect(seen.LD_LIBRARY_PATH).toMatch(/^\/lib\/.*:\/cache\/lib$/);
  });
});

describe('a browser that will not start', () => {
  const cause = new Error('it ended');

  it('for want of a sandbox says what to do', () => {
    const log = '[1:1:FATAL:zygote_host_impl_linux.cc(128)] No usable sandbox! If you are running…';
    const found = cannotStart('/c', log, cause, 'linux');
    expect(found.message).toMatch(/“\/c” cannot start its sandbox/);
    expect(found.cause).toBe(cause);
    expect(found.hints.join('\n')).toMatch(
      /apparmor_restrict_unprivileged_userns[\s\S]*PACK_NO_SANDBOX=1/,
    );
  });

  it('for want of a library names it', () => {
    const log =
      '/c: error while loading shared libraries: libnss3.so: cannot open shared object file';
    expect(cannotStart('/c', log, cause, 'linux').message).toBe(
      'The browser “/c” lacks the system library libnss3.so.',
    );
    const old = "/c: /lib/libc.so.6: version `GLIBC_2.34' not found (required by /x/libnspr4.so)";
    expect(cannotStart('/c', old, cause, 'linux').message).toMatch('a newer system');
  });

  it('for want of the right to run hints at the cache folder', () => {
    const denied = Object.assign(new Error('spawn'), { code: 'EACCES' });
    expect(cannotStart('/c', '', denied, 'linux').hints[0]).toMatch('noexec');
    expect(cannotStart('/c', '', cause, 'linux').hints[0]).toMatch('PACK_BROWSER');
  });
});
