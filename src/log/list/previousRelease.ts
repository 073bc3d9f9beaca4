import type { ReleaseSummary } from './releaseSummary';

/**
 * The release of the same checklist before this one. One that was aborted, or is not finished, counts only when there is no
 * other.
 */
export function previousRelease<Listed extends { readonly summary?: ReleaseSummary }>(
  all: readonly Listed[],
  { checklist, startedAt }: Pick<ReleaseSummary, 'checklist' | 'startedAt'>,
): Listed | undefined {
  const earlier = all
    .filter(({ summary }) => summary?.checklist === checklist && summary.startedAt < startedAt)
    .sort((a, b) => ((a.summary?.startedAt ?? '') < (b.summary?.startedAt ?? '') ? 1 : -1));
  return earlier.find(({ summary }) => summary?.outcome && summary.outcome !== 'aborted') ?? earlier[0];
}
