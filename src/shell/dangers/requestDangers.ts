import { all, any } from '../argumentRule';
import type { DangerRule } from '../dangerRule';
import { baseName } from '../prefixCommand';
import { wordsOf } from '../verb';

const clients = ['curl', 'http', 'https', 'xh', 'wget'];

/** Changes something on a server by a request. */
export const requestDangers: readonly DangerRule[] = [
  {
    rule: 'http-change',
    reason: 'asks a server to start, end, delete or publish something',
    programs: clients,
    when: all(
      (args, call) => methodOf(args, call.program) === 'POST',
      (args) => args.some(isChangingAddress),
    ),
  },
  {
    rule: 'http-change',
    reason: 'changes something on a server',
    programs: clients,
    when: (args, { program }) => /^(?:DELETE|PUT|PATCH|PURGE|BAN)$/.test(methodOf(args, program) ?? ''),
  },
  {
    rule: 'gh-api',
    reason: 'changes something on the server',
    programs: ['gh', 'glab'],
    when: all(
      ([word]) => word === 'api',
      any(
        (args, { program }) => /^(?:DELETE|PUT|PATCH)$/.test(methodOf(args, program) ?? ''),
        (args) =>
          args.some((word) => /\/(?:dispatches|merges|merge|rerun|cancel|deployments|releases)$/.test(word)) &&
          sendsFields(args),
      ),
    ),
  },
];

function sendsFields(args: readonly string[]): boolean {
  return args.some((word) => /^(?:-f|-F|--field|--raw-field|--input|POST)(?:=.*)?$/.test(word));
}

/** The method of a request; that of httpie may stand alone, before the address. */
function methodOf(args: readonly string[], program: string): string | undefined {
  for (const [index, word] of args.entries()) {
    const [, joined] = /^(?:-X|--request=|--method=)["']?([A-Z]+)$/.exec(word) ?? [];
    if (joined !== undefined) return joined;
    if (/^(?:-\w*X|--request|--method)$/.test(word)) return args[index + 1];
    if (index === 0 && /^[A-Z]{3,7}$/.test(word)) return word;
  }
  const sends = args.some((word) => /^(?:-d|--data\S*|--json|--post-data\S*|--post-file\S*|-F|--form)$/.test(word));
  return sends && /^(?:curl|wget)$/.test(baseName(program)) ? 'POST' : undefined;
}

/**
 * Whether an address is one at which something is started, ended or thrown away: `/api/migrate`, `/users/7/delete`,
 * `/zones/1/purge_cache`, `$DEPLOY_HOOK`; but not `/deploy/status`, `/password-reset`.
 */
function isChangingAddress(word: string): boolean {
  if (
    /^\$\{?\w*(?:DEPLOY|ROLLBACK|RELEASE|PURGE|RESTART|MIGRATE|REBUILD|BUILD|PUBLISH)\w*(?:HOOK|URL|TRIGGER|WEBHOOK)\w*\}?$/i.test(
      word,
    )
  )
    return true;
  const [, path = ''] = /^(?:[a-z]+:\/\/[^/\s]+|\$\{?\w+\}?|[\w.-]*:\d+|)(\/[^?#\s]*)/i.exec(word) ?? [];
  const parts = path.split('/').filter(Boolean);
  const named = parts.map(wordsOf);
  if (named.at(-1)?.some((each) => harmless.has(each)) === true) return false;
  return named.some((words) => {
    if (words.includes('password') || words.includes('email')) return false;
    return (
      (changing.has(words[0] ?? '') && (words.length === 1 || objects.has(words[1] ?? ''))) ||
      hooks.has(words.join('_'))
    );
  });
}

const changing = toSet(
  'revoke delete destroy remove disable deactivate cancel reset purge clear flush shutdown stop kill restart reload deploy redeploy publish unpublish rollback revert restore promote drain failover migrate migrations seed reindex rebuild toggle enable trigger terminate wipe truncate drop suspend evict invalidate switchover reboot upgrade batchdelete records',
);
/** What may stand behind the verb in one part of the address. */
const objects = toSet(
  'all cache caches prod production staging by db database data index queue queues jobs query user users site app now everything pipeline tables hook',
);
const hooks = toSet('build_hooks dns_records delete_by_query update_by_query reindex purge_cache deploy_hooks');
const harmless = toSet(
  'status check validate validation test preview dry dryrun dry_run health list search info verify request token',
);

function toSet(words: string): ReadonlySet<string> {
  return new Set(words.split(' '));
}
