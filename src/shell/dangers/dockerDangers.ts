import { all, any, has, hasLetter, not, starts, type ArgumentRule } from '../argumentRule';
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
    when: (args, call) => compose(starts('up'))(args, call) && args.some((word) => /prod|staging|\blive\b/i.test(word)),
  },
  {
    rule: 'compose-restart',
    reason: 'puts new containers in the place of running ones',
    programs: docker,
    when: compose(all(starts('up'), has('--force-recreate', '-V', '--renew-anon-volumes'))),
  },
  {
    rule: 'docker-prune',
    reason: 'removes everything that is not in use',
    programs: docker,
    when: all(has('prune'), not(has('--help'))),
  },
  {
    rule: 'docker-remove',
    reason: 'removes containers, images or volumes',
    programs: docker,
    when: engine(
      any(
        starts('rm'),
        starts('container', 'rm'),
        all(any(starts('rmi'), starts('image', 'rm')), any(hasLetter('f'), has('--force'))),
        starts('system', 'reset'),
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
        starts('pause'),
      ),
    ),
  },
  {
    rule: 'docker-push',
    reason: 'publishes an image',
    programs: docker,
    when: any(
      engine(any(starts('push'), has('--push'), starts('buildx', 'imagetools', 'create'))),
      compose(starts('push')),
    ),
  },
  {
    rule: 'docker-deploy',
    reason: 'deploys services',
    programs: docker,
    when: engine(
      any(
        starts('stack', 'deploy'),
        starts('service', 'update'),
        starts('service', 'scale'),
        starts('service', 'rollback'),
        starts('node', 'update'),
      ),
    ),
  },
  {
    rule: 'docker-push',
    reason: 'publishes an image',
    programs: ['crane', 'skopeo', 'oras', 'regctl', 'ko', 'buildah'],
    when: any(starts('copy'), starts('cp'), starts('tag'), starts('push'), starts('delete'), starts('image', 'copy')),
  },
];
