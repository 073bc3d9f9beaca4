/**
 * Version of the form in which this version of the extension renders a release log: raised with every change that makes an
 * old journal render to another text, be it that its checklist is read otherwise. It stands in the journal and in the log, so that nobody takes a log of another version
 * for one that was altered.
 */
export const logFormat = 2;
