import { formatElapsed } from '../../log/formatTime';
import { cutLine } from '../../log/markdownText';
import type { RunSummary } from '../../log/history/history';
import { outcomeWords } from '../../log/logHeader';
import { escapeHtml } from './html';

/** More bars than these would be lines; the table has them all. */
const mostBars = 24;
const size = { width: 720, height: 190, top: 18, bottom: 44 };
/** Narrower ones have no words above and under them. */
const wideEnough = 40;
const longestName = 14;

/** One bar of a chart, of parts that stand on each other. */
interface Bar {
  readonly parts: readonly { readonly className: string; readonly value: number }[];
  /** Above the bar. */
  readonly value: string;
  /** Under the bar. */
  readonly mark: string;
  readonly name: string;
  readonly title: string;
}

/**
 * The latest releases as two pictures: how long each took, and how its steps came out. What a colour says, a pattern or a
 * sign says as well.
 */
export function renderCharts(id: string, runs: readonly RunSummary[]): string {
  const latest = runs.slice(-mostBars);
  if (latest.length < 2) return '';
  const which = `the latest ${latest.length} of ${runs.length} releases`;
  const took = latest.map(timeBar);
  const steps = latest.map(stepsBar);
  return [
    figure(`${id}-time`, {
      bars: took,
      title: 'Time per release',
      desc: `How long ${which} took, the oldest first: ${took.map(({ title }) => title).join('; ')}. The table of releases has the same.`,
      legend:
        '<span aria-hidden="true">✓ successful · ! with deviations · ↺ rolled back · ✕ aborted · … not finished</span>',
    }),
    figure(`${id}-steps`, {
      bars: steps,
      title: 'Steps per release',
      desc: `How the steps of ${which} came out: ${steps.map(({ title }) => title).join('; ')}. The table of releases has the same.`,
      legend: stepParts.map(({ className, word }) => `${swatch(className)} ${word}`).join(' · '),
    }),
  ].join('\n');
}

function timeBar({ release, durationMs, outcome }: RunSummary): Bar {
  const words = outcome ? outcomeWords[outcome] : 'not finished';
  const value = durationMs === undefined ? '' : formatElapsed(durationMs);
  return {
    parts: [{ className: 'time', value: durationMs ?? 0 }],
    value,
    mark: outcome ? outcomeMarks[outcome] : '…',
    name: release,
    title: `${release}: ${[value, words].filter(Boolean).join(', ')}`,
  };
}

const outcomeMarks = {
  successful: '✓',
  'completed-with-deviations': '!',
  'rolled-back': '↺',
  aborted: '✕',
} as const satisfies Record<NonNullable<RunSummary['outcome']>, string>;

const stepParts = [
  { className: 'verified', word: 'verified by a check', of: (run: RunSummary) => run.verified },
  { className: 'attested', word: 'attested by a person', of: (run: RunSummary) => run.attested },
  { className: 'deviating', word: 'failed, skipped or overridden', of: (run: RunSummary) => run.deviations },
] as const;

function stepsBar(run: RunSummary): Bar {
  return {
    parts: stepParts.map(({ className, of }) => ({ className, value: of(run) })),
    value: '',
    mark: run.deviations === 0 ? '' : String(run.deviations),
    name: run.release,
    title: `${run.release}: ${stepParts.map(({ word, of }) => `${of(run)} ${word}`).join(', ')}`,
  };
}

interface Figure {
  readonly bars: readonly Bar[];
  readonly title: string;
  readonly desc: string;
  /** HTML. */
  readonly legend: string;
}

function figure(id: string, { bars, title, desc, legend }: Figure): string {
  const { width, height, top, bottom } = size;
  const highest = Math.max(1, ...bars.map(({ parts }) => sum(parts.map(({ value }) => value))));
  const step = width / bars.length;
  const floor = height - bottom;
  const drawn = bars.map((bar, index) => {
    const place = { x: index * step + step * 0.15, width: Math.min(60, step * 0.7), floor };
    return drawBar(bar, place, (floor - top) / highest);
  });
  return [
    `<figure><svg role="img" aria-labelledby="${id}-t" aria-describedby="${id}-d" viewBox="0 0 ${width} ${height}">`,
    `<title id="${id}-t">${escapeHtml(title)}</title><desc id="${id}-d">${escapeHtml(desc)}</desc>`,
    patterns(id),
    `<line class="axis" x1="0" x2="${width}" y1="${floor}" y2="${floor}"/>`,
    ...drawn.map((each) => each.replaceAll('#PATTERN-', `#${id}-`)),
    `</svg><figcaption>${escapeHtml(title)}. ${legend}</figcaption></figure>`,
  ].join('\n');
}

function drawBar(
  { parts, value, mark, name, title }: Bar,
  place: { readonly x: number; readonly width: number; readonly floor: number },
  scale: number,
): string {
  const { x, width, floor } = place;
  const middle = round(x + width / 2);
  let y = floor;
  const rects = parts.map((part) => {
    const height = part.value * scale;
    y -= height;
    const fill =
      part.className === 'time' || part.className === 'verified' ? '' : ` fill="url(#PATTERN-${part.className})"`;
    return height === 0
      ? ''
      : `<rect class="${part.className}" x="${round(x)}" y="${round(y)}" width="${round(width)}" height="${round(height)}"${fill}/>`;
  });
  const above =
    value === '' || width < wideEnough
      ? ''
      : `<text class="value" x="${middle}" y="${round(y - 4)}">${escapeHtml(value)}</text>`;
  const under =
    width < wideEnough ? '' : `<text x="${middle}" y="${floor + 34}">${escapeHtml(cutLine(name, longestName))}</text>`;
  const sign = `<text class="mark" x="${middle}" y="${floor + 17}">${escapeHtml(mark)}</text>`;
  return `<g><title>${escapeHtml(title)}</title>${rects.join('')}${above}${sign}${under}</g>`;
}

function patterns(id: string): string {
  return [
    '<defs>',
    `<pattern id="${id}-attested" width="6" height="6" patternUnits="userSpaceOnUse"><path class="hatch attested-line" d="M0 6 6 0"/></pattern>`,
    `<pattern id="${id}-deviating" width="5" height="5" patternUnits="userSpaceOnUse"><path class="hatch deviating-line" d="M0 0 5 5M0 5 5 0"/></pattern>`,
    '</defs>',
  ].join('');
}

/** The same look as in the chart, with the pattern of the chart that stands before it. */
function swatch(className: string): string {
  return `<span class="swatch ${className}" aria-hidden="true"></span>`;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
