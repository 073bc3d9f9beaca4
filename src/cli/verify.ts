import { basename } from 'node:path';
import { isError, type Finding } from '../log/verify/finding';
import { countOf, formatTime } from '../log/formatTime';
import { loadShellParserFromDisk } from '../node/shellGrammar';
import { verifyReleases, type VerifiedRelease } from '../node/verifyReleases';
import { renderAnnotation } from './annotation';
import { UsageError, type CliCommand } from './command';
import { parseVerifyWords, type ReportFormat } from './parseWords';
import { createProgress } from './progress';

export const verify: CliCommand = {
  name: 'verify',
  usage: 'FILE-OR-FOLDER… [--json | --format github]',
  summary:
    'Says whether release logs and their journals are whole and true. ' +
    'Exit code 0: all are, 1: one is not, 2: of the files that were named none is a release log, or one cannot be read.',
  async run(words, output, errors) {
    const { files, format } = parseVerifyWords(words);
    if (files.length === 0) throw new UsageError('verify takes logs, journals, or folders that hold them.');
    const progress = createProgress(errors);
    const shell = await loadShellParserFromDisk();
    const releases = await verifyReleases(files, shell, progress.show).finally(progress.clear);
    output.write(render(releases, format));
    if (releases.some(isDamaged)) return 1;
    return releases.length > 0 && releases.every(isOther) ? 2 : 0;
  },
};

function isDamaged({ findings }: VerifiedRelease): boolean {
  return findings.some(isError);
}

/** Neither whole nor damaged: a README among the files that were named. */
function isOther({ findings }: VerifiedRelease): boolean {
  return findings.some(({ code }) => code === 'no-release-log');
}

function render(releases: readonly VerifiedRelease[], format: ReportFormat): string {
  switch (format) {
    case 'json':
      return `${JSON.stringify(releases.map(toJson), undefined, 1)}\n`;
    case 'github':
      return releases.flatMap((release) => release.findings.map((finding) => annotate(release, finding))).join('');
    case 'text':
      return [...releases.map(renderRelease), renderSummary(releases)].join('');
  }
}

/** The documented shape; lines are 1-based. */
function toJson(release: VerifiedRelease): unknown {
  const { journal, log, state, events, findings } = release;
  return {
    journal,
    log,
    whole: isOther(release) ? null : !findings.some(isError),
    release: state?.started.release ?? null,
    outcome: state?.finished?.outcome ?? null,
    events,
    findings: findings.map(({ code, severity, file, line, message }) => ({
      ...{ code, severity, file },
      line: line === undefined ? null : line + 1,
      message,
    })),
  };
}

function annotate(release: VerifiedRelease, { code, severity, file, line, message }: Finding): string {
  return renderAnnotation({
    level: severity === 'note' ? 'notice' : severity,
    file: release[file],
    ...(line === undefined ? {} : { line: line + 1 }),
    ...{ title: code, message },
  });
}

function renderRelease(release: VerifiedRelease): string {
  const { journal, log, findings } = release;
  if (isOther(release)) return `${basename(log)}: no release log, not verified\n\n`;
  const name = basename(journal, '.jsonl');
  const verdict = isDamaged(release) ? 'NOT WHOLE' : 'whole';
  return [`${name}: ${verdict}${describe(release)}`, ...findings.map((finding) => renderFinding(release, finding)), '']
    .map((line) => `${line}\n`)
    .join('');
}

function describe({ state, events }: VerifiedRelease): string {
  if (!state) return '';
  const end = state.finished ? ` to ${formatTime(state.finished.at)}` : '';
  const people = state.people.map(({ name }) => name).join(', ');
  return `, ${countOf(events, 'event')} by ${people}, ${formatTime(state.startedAt)}${end} UTC`;
}

function renderFinding(release: VerifiedRelease, { code, severity, file, line, message }: Finding): string {
  const place = severity === 'note' ? '' : ` ${release[file]}${line === undefined ? '' : `:${line + 1}`}:`;
  return `  ${severity}:${place} ${message} [${code}]`;
}

function renderSummary(releases: readonly VerifiedRelease[]): string {
  const others = releases.filter(isOther).length;
  const verified = releases.length - others;
  if (verified === 0) return 'There is no release log here.\n';
  const damaged = releases.filter(isDamaged).length;
  const rest = damaged === 0 ? 'all whole' : `${damaged} not whole`;
  const beside = others === 0 ? '' : ` ${countOf(others, 'file')} beside: no release log, not verified.`;
  return `${countOf(verified, 'release')}: ${rest}.${beside}\n`;
}
