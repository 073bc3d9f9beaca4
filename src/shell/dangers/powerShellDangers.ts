import { always, any, has, not, type ArgumentRule } from '../argumentRule';
import type { DangerRule } from '../dangerRule';

const isTrial: ArgumentRule = (args) => args.some((word) => /^-whatif(?!:\$false)/i.test(word));

/** Cmdlets, whose names have no case. */
export const powerShellDangers: readonly DangerRule[] = [
  {
    rule: 'remove-item',
    reason: 'deletes files for good',
    programs: /^(?:remove-item|clear-content|clear-item)$/i,
    when: not(isTrial),
  },
  { rule: 'disk', reason: 'erases a disk', programs: /^(?:format-volume|clear-disk|initialize-disk)$/i, when: always },
  {
    rule: 'service-stop',
    reason: 'stops or restarts what others use',
    programs: /^(?:stop|restart|suspend|disable|dismount)-(?!transcript$|job$|psbreakpoint$)[a-z]\w+$/i,
    when: not(isTrial),
  },
  {
    rule: 'remove',
    reason: 'deletes or takes away something',
    programs:
      /^(?:remove|uninstall|unregister|revoke|reset)-(?!item$|variable$|module$|alias$|psdrive$|pssession$|job$|event$|typedata$|psbreakpoint$)[a-z]\w+$/i,
    when: not(isTrial),
  },
  {
    rule: 'deploy',
    reason: 'deploys, publishes, restores or moves something',
    programs:
      /^(?:deploy|restore|rollback|migrate|switch|undo)-[a-z]\w+$|^invoke-(?:deploy|rollback|restore|migration)\w*$|^update-database$/i,
    when: not(isTrial),
  },
  {
    rule: 'service-stop',
    reason: 'stops what others use',
    programs: /^iisreset(?:\.exe)?$/i,
    when: not((args) => args.some((word) => /^[/-]status$/i.test(word))),
  },
  {
    rule: 'service-stop',
    reason: 'stops what others use',
    programs: /^(?:sc|net)\.exe$/i,
    when: has('stop', 'delete'),
  },
  {
    rule: 'rsync-delete',
    reason: 'deletes what the source does not have',
    programs: /^robocopy(?:\.exe)?$/i,
    when: (args) => args.some((word) => /^\/(?:mir|purge|move)$/i.test(word)),
  },
  { rule: 'publish', reason: 'publishes for good', programs: /^publish-[a-z]\w+$/i, when: not(isTrial) },
  {
    rule: 'http-write',
    reason: 'changes something on a server',
    programs: /^(?:invoke-webrequest|invoke-restmethod|iwr|irm)$/i,
    when: any(has('DELETE', 'Delete', 'delete')),
  },
];
