/** The settings with which LibreOffice converts: nothing of a user's own, no program in a document, no network. */

interface Setting {
  readonly path: string;
  readonly name: string;
  readonly value: string;
}

const security = '/org.openoffice.Office.Common/Security/Scripting';
const internet = '/org.openoffice.Inet/Settings';
/** Nobody listens at this port (RFC 863, “discard”), so that every request ends at once. */
const nowhere = [
  { path: internet, name: 'ooInetProxyType', value: '1' },
  ...['HTTP', 'HTTPS', 'FTP'].flatMap((kind) => [
    { path: internet, name: `ooInet${kind}ProxyName`, value: '127.0.0.1' },
    { path: internet, name: `ooInet${kind}ProxyPort`, value: '9' },
  ]),
  { path: internet, name: 'ooInetNoProxy', value: '' },
];

const settings: readonly Setting[] = [
  // Paper, figures and days as here, whatever the machine’s own language.
  { path: '/org.openoffice.Setup/L10N', name: 'ooLocale', value: 'en-US' },
  { path: '/org.openoffice.Setup/L10N', name: 'ooSetupSystemLocale', value: 'en-GB' },
  // Macros: none, signed or not.
  { path: security, name: 'MacroSecurityLevel', value: '3' },
  { path: security, name: 'DisableMacrosExecution', value: 'true' },
  { path: security, name: 'DisableActiveContent', value: 'true' },
  // What a document only refers to, on the web or on this machine, is not fetched.
  { path: security, name: 'BlockUntrustedRefererLinks', value: 'true' },
  { path: '/org.openoffice.Office.Writer/Content/Update', name: 'Link', value: '2' },
  { path: '/org.openoffice.Office.Calc/Content/Update', name: 'Link', value: '2' },
  ...nowhere,
  // Figures as they were saved, and not as another program would work them out.
  { path: '/org.openoffice.Office.Calc/Formula/Load', name: 'OOXMLRecalcMode', value: '1' },
  { path: '/org.openoffice.Office.Calc/Formula/Load', name: 'ODFRecalcMode', value: '1' },
  // No crash of an earlier run is looked for, and no news.
  { path: '/org.openoffice.Office.Recovery/RecoveryInfo', name: 'Enabled', value: 'false' },
  { path: '/org.openoffice.Setup/Office', name: 'ooSetupInstCompleted', value: 'true' },
];

/** The file `user/registrymodifications.xcu` of a profile. */
export function profileSettings(): string {
  const items = settings.map(
    ({ path, name, value }) =>
      `<item oor:path="${path}"><prop oor:name="${name}" oor:op="fuse"><value>${value}</value></prop></item>`,
  );
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">',
    ...items,
    '</oor:items>',
    '',
  ].join('\n');
}
