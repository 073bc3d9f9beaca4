import type { RunState } from '../run/runState';
import { UserFacingError } from '../util/userFacingError';
import { outcomeWords } from './logHeader';

/** Puts what a release is called, and how it ended, into a text such as `Release log: {release}`: a commit's message, a tag. */
export function fillReleaseText(template: string, { started, startedAt, finished }: RunState): string {
  const known: Readonly<Record<string, string>> = {
    ...started.inputs,
    release: started.release,
    version: started.inputs['version'] ?? started.release,
    title: started.title,
    date: startedAt.slice(0, 10),
    outcome: finished ? outcomeWords[finished.outcome] : 'in progress',
  };
  return template.replace(/\{([^{}]*)\}/g, (_, name: string) => {
    const value = Object.hasOwn(known, name) ? known[name] : undefined;
    if (value !== undefined) return value;
    const names = Object.keys(known).map((each) => `{${each}}`);
    throw new UserFacingError(`“${template}” names {${name}}, which is none of ${names.join(', ')}.`);
  });
}
