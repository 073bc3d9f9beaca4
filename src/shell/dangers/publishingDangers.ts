import { all, any, has, not, starts } from '../argumentRule';
import type { DangerRule } from '../dangerRule';
import { baseName } from '../prefixCommand';

/** Publishes packages and releases. */
export const publishingDangers: readonly DangerRule[] = [
  {
    rule: 'publish',
    reason: 'publishes for good',
    programs: [
      'npm',
      'pnpm',
      'yarn',
      'bun',
      'cargo',
      'poetry',
      'flit',
      'hatch',
      'uv',
      'lerna',
      'vsce',
      'ovsx',
      'dart',
      'flutter',
      'deno',
      'jsr',
    ],
    when: all(
      any(
        starts('publish'),
        starts('npm', 'publish'),
        starts('pub', 'publish'),
        starts('release'),
        starts('workspaces', 'publish'),
        starts('ws', 'publish'),
        starts('access', 'public'),
      ),
      not(has('--dry-run', '-n')),
      // Without it, `cargo release` only shows what it would do.
      (args, { program }) =>
        baseName(program) !== 'cargo' || args[0] !== 'release' || args.some((word) => /^(?:-x|--execute)$/.test(word)),
    ),
  },
  {
    rule: 'publish',
    reason: 'publishes for good',
    programs: [
      'twine',
      'gem',
      'nuget',
      'dotnet',
      'goreleaser',
      'mvn',
      './mvnw',
      'gradle',
      './gradlew',
      'changeset',
      'conda',
      'anaconda',
      'mix',
      'stack',
      'cabal',
      'opam',
      'nx',
      'luarocks',
      'snapcraft',
      'choco',
      'maturin',
      'pdm',
      'mvnw',
    ],
    when: all(
      (args, { program }) =>
        baseName(program) === 'goreleaser'
          ? !args.some((word) =>
              /^(?:build|check|init|healthcheck|completion|--help|--version|--skip-publish)$/.test(word),
            )
          : args.some((word) => releasing.test(word) && !(word === 'publish' && baseName(program) === 'dotnet')),
      not(any(has('--snapshot', '--dry-run', '--dryRun', '-DdryRun'), starts('help'))),
    ),
  },
  {
    rule: 'publish',
    reason: 'publishes for good',
    programs: ['gradle', './gradlew', 'gradlew', 'sbt'],
    when: all((args) => args.some((word) => publishingTask.test(word)), not(has('--dry-run', '-m'))),
  },
  {
    rule: 'publish',
    reason: 'publishes for good',
    programs: ['pod'],
    when: any(starts('trunk', 'push'), starts('trunk', 'delete'), starts('trunk', 'deprecate'), starts('repo', 'push')),
  },
  {
    rule: 'publish',
    reason: 'sends an app to its store or its testers',
    programs: ['eas', 'fastlane', 'altool', 'transporter', 'xcrun'],
    when: any(starts('submit'), starts('update'), (args) =>
      args.some((word) =>
        /^(?:release|deploy|beta|upload\S*|supply|pilot|deliver|--upload-app|production)$/.test(word),
      ),
    ),
  },
  {
    rule: 'unpublish',
    reason: 'withdraws or marks a published package',
    programs: ['npm', 'cargo', 'pnpm', 'yarn'],
    when: any(
      starts('unpublish'),
      starts('deprecate'),
      starts('yank'),
      starts('dist-tag', 'add'),
      starts('dist-tag', 'rm'),
    ),
  },
  {
    rule: 'publish',
    reason: 'publishes a site',
    programs: ['mike', 'mkdocs', 'ghp-import'],
    when: has('gh-deploy', '--push', '-p'),
  },
  {
    rule: 'publish',
    reason: 'gives files to others',
    programs: ['jf', 'jfrog', 'rt'],
    when: any(starts('rt', 'u'), starts('rt', 'upload'), starts('rt', 'del'), has('delete', 'promote')),
  },
  {
    rule: 'gh-release',
    reason: 'publishes or deletes a release',
    programs: ['gh', 'glab'],
    when: all(starts('release'), has('create', 'delete', 'edit', 'upload')),
  },
  {
    rule: 'gh-repo',
    reason: 'publishes a repository or what is in it',
    programs: ['gh', 'glab'],
    when: any(
      all(starts('repo', 'create'), has('--push', '--public')),
      all(starts('repo', 'edit'), has('--visibility')),
      starts('repo', 'rename'),
      starts('repo', 'sync'),
    ),
  },
  {
    rule: 'gh-merge',
    reason: 'merges into a shared branch',
    programs: ['gh', 'glab'],
    when: any(starts('pr', 'merge'), starts('mr', 'merge')),
  },
  {
    rule: 'gh-workflow',
    reason: 'starts a workflow',
    programs: ['gh', 'glab'],
    when: any(starts('ci', 'run'), starts('workflow', 'run'), starts('run', 'rerun'), starts('run', 'cancel')),
  },
  { rule: 'gh-delete', reason: 'deletes on the server', programs: ['gh', 'glab'], when: has('delete', 'archive') },
  {
    rule: 'tbump',
    reason: 'commits, tags and pushes',
    programs: ['tbump', 'release-it', 'np', 'semantic-release'],
    when: not(has('--dry-run', '--no-push')),
  },
];

/** A word that publishes, also as the goal of a plugin: `nexus-staging:release`, `wildfly:deploy`. */
const releasing = /^(?:[\w.-]+:)?(?:upload|push|yank|release|deploy|publish|redeploy|undeploy|perform|hex\.publish)$/;

/** `publishToMavenCentral`, `:lib:uploadArchives`, `+publishSigned`; but not what stays on the machine, as `publishToMavenLocal` does. */
const publishingTask =
  /^\+?(?:[\w-]*:)*(?:publish(?!\w*Local$)\w*|upload\w*|bintrayUpload|closeAndRelease\w*|release(?:StagingRepositor\w*|Repository)?|sonatype\w*Release)(?=\s|$)/;
