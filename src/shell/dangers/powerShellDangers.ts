import { always, any, has, not } from '../argumentRule';
import type { DangerRule } from '../dangerRule';

/** Cmdlets, whose names have no case. */
export const powerShellDangers: readonly DangerRule[] = [
  {
    rule: 'remove-item',
    reason: 'deletes files for good',
    programs: /^(?:remove-item|clear-content|clear-item)$/i,
    when: always,
  },
  { rule: 'disk', reason: 'erases a disk', programs: /^(?:format-volume|clear-disk|initialize-disk)$/i, when: always },
  {
    rule: 'service-stop',
    reason: 'stops what others use',
    programs:
      /^(?:(?:stop|restart|remove)-(?:service|computer|process|vm|webapppool|website)|stop-azvm|restart-azwebapp)$/i,
    when: always,
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
  { rule: 'publish', reason: 'publishes for good', programs: /^publish-(?:module|script|psresource)$/i, when: always },
  {
    rule: 'http-write',
    reason: 'changes something on a server',
    programs: /^(?:invoke-webrequest|invoke-restmethod|iwr|irm)$/i,
    when: any(has('DELETE', 'Delete', 'delete')),
  },
];
