import { all, any, has, hasLetter, starts, type ArgumentRule } from '../argumentRule';
import type { DangerRule } from '../dangerRule';
import { baseName } from '../prefixCommand';
import { dockerWords } from '../remoteCall';

const docker = /^(?:docker|docker-compose|podman|podman-compose|nerdctl)$/;
const compose =
  (when: ArgumentRule): ArgumentRule =>
  (args, call) =>
    (args.includes('compose') || call.program.endsWith('-compose')) &&
    when(dockerWords(baseName(call.program), args), call);
const engine =
  (when: ArgumentRule): ArgumentRule =>
  (args, call) =>
    !args.includes('compose') && when(dockerWords(baseName(call.program), args), call);

/** Stops, removes or publishes containers and images. */
export const dockerDangers: readonly DangerRule[] = [
  {
    rule: 'compose-down',
    reason: 'stops and removes running services',
    programs: docker,
    when: compose(starts('down')),
  },
  {
    rule: 'compose-stop',
    reason: 'stops or restarts running services',
    programs: docker,
    when: compose(any(starts('stop'), starts('restart'), starts('kill'), starts('rm'), starts('pause'))),
  },
  {
    rule: 'compose-deploy',
    reason: 'starts a new version of services',
    programs: docker,
    when: (args, call) => compose(starts('up'))(args, call) && args.some((word) => /prod|staging/i.test(word)),
  },
  {
    rule: 'docker-prune',
    reason: 'removes everything that is not in use',
    programs: docker,
    when: (args) => args.includes('prune'),
  },
  {
    rule: 'docker-remove',
    reason: 'removes containers, images or volumes',
    programs: docker,
    when: engine(
      any(
        all(any(starts('rm'), starts('rmi')), any(hasLetter('fv'), has('--force', '--volumes'))),
        starts('volume', 'rm'),
        starts('network', 'rm'),
        starts('stack', 'rm'),
        starts('service', 'rm'),
        starts('swarm', 'leave'),
      ),
    ),
  },
  {
    rule: 'docker-stop',
    reason: 'stops or restarts a running container',
    programs: docker,
    when: engine(
      any(
        starts('stop'),
        starts('restart'),
        starts('kill'),
        starts('container', 'stop'),
        starts('container', 'restart'),
      ),
    ),
  },
  {
    rule: 'docker-push',
    reason: 'publishes an image',
    programs: docker,
    when: any(engine(any(starts('push'), has('--push'))), compose(starts('push'))),
  },
  {
    rule: 'docker-deploy',
    reason: 'deploys services',
    programs: docker,
    when: engine(any(starts('stack', 'deploy'), starts('service', 'update'), starts('service', 'scale'))),
  },
];
