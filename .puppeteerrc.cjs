/** The browser comes from npm or from the machine; nothing is downloaded at install time (see src/browser). */
module.exports = { skipDownload: true };
