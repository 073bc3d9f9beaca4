/** Programs whose names are no words of a sentence: a line that begins with one is a command. */
export const programs: ReadonlySet<string> = words(`
  7z ab aclocal act adb aws az amplify ansible ansible-galaxy ansible-playbook ansible-vault ant apachectl apk apt
  apt-cache apt-get argocd artillery autoconf automake awk base64 basename bash bazel bazelisk black bower brew buf
  buildah bun bunx bundle bunzip2 bzip2 cargo cd celery certbot cfn-lint chgrp chmod chown circleci cjxl clang clang-format
  cmake cocoapods codesign composer conan conda consul cosign cp createdb createuser crictl crontab cross csc ctest ctr curl
  dart dcos deno dig dirname dirmngr django-admin docker docker-compose doctl dos2unix dotnet dropdb du dscl eas
  eb echo eksctl elixir emacs env eslint etcdctl expo express fastlane firebase flake8 flask flatpak fly flyctl
  flux gcc gcloud gem getent gh git git-lfs gitleaks glab gofmt golangci-lint goreleaser gpg gpg2 gpgconf gradle
  grep egrep fgrep rg grpcurl gsutil gulp gunicorn gunzip gzip helm helmfile heroku hey hostname hostnamectl htop http
  https httpie hugo hypercorn id ifconfig inkscape ip iptables isort istioctl jar jarsigner java javac jekyll jest
  jlpm journalctl jq jupyter k3s k6 k9s keytool kind kinit kops ksh kubeadm kubectl kubectx kubens kubeseal kustomize
  launchctl ldconfig lerna lftp lighthouse ln locust ls lsb_release lscpu lsof lxc mage maturin md5sum meson
  minikube mix mkcert mkdir mkdocs mkfifo mktemp mongo mongodump mongorestore mongosh msbuild mv mvn mvnw mypy mysql
  mysqladmin mysqldump nano nats nc ncu neofetch netlify netstat newman newrelic nginx ng ninja nix nix-build nix-env
  nix-shell nmap node nodemon nohup nomad nox npm npx nslookup nuget nvm nx openssl osascript packer pacman
  pg_basebackup pg_ctl pg_dump pg_dumpall pg_isready pg_restore pgbench pgrep php pidof ping pip pip3 pip-audit
  pip-compile pipenv pipx pkill plutil pm2 pnpm pod podman poetry pre-commit prettier prisma prometheus promtool
  protoc ps psql pulumi puma pushd popd pwd pyenv pylint pytest python python2 python3 pyinstaller pm2-runtime qemu
  rabbitmqctl rails rake rbenv rclone readlink realpath redis-benchmark redis-cli redis-server restic rg rm rmdir rollup
  rpm rsync rspec rubocop ruby ruff rustc rustfmt rustup s3cmd sam sbt scp scutil sed semgrep sentry-cli seq serverless
  sftp sh sha1sum sha256sum sha512sum shasum shellcheck shopt shutdown skaffold skopeo sls snap snyk sonar-scanner
  sqlite3 sqlx ss ssh ssh-add ssh-agent ssh-copy-id ssh-keygen ssh-keyscan stat strace stripe su sudo supabase
  supervisorctl svn swapoff swapon sysctl syft systemctl tailscale tar tcpdump tee telnet terraform terragrunt tofu tmux tox
  tput traceroute tr trivy trufflehog tsc tsx turbo twine uglifyjs ufw umount uname uniq unset unzip uv uvicorn uvx
  vagrant valgrind vault vercel vi vim vite vitest vsce wc webpack wget whoami wrangler wrk xargs xcodebuild
  xcrun xdg-open xmllint xz yamllint yarn yq yum zcat zip zipalign zsh zypper jf jfrog hg bzr cvs dch debuild dput
  gbp quilt lintian rpmbuild koji bodhi fedpkg mock wasm-pack wasm-bindgen cbindgen cosmovisor geth forge anvil
  hardhat truffle solana anchor sui aptos near vyper slither mpremote esptool.py platformio pio west idf.py
  govulncheck staticcheck gotestsum gosec errcheck deptry commitlint markdownlint markdownlint-cli2 cspell stylelint
  oxlint knip publint lychee codespell actionlint gitlint zizmor swiftlint swiftformat ktlint detekt phpstan psalm
  php-cs-fixer brakeman bundler-audit standardrb clang-tidy cppcheck
  grype hadolint kubeval kubeconform conftest opa checkov tfsec tflint infracost atlantis spack
  towncrier bumpversion bump2version hatch flit pdm rye ruff pyright mkosi cz changeset release-it semantic-release
  standard-version auto-changelog git-cliff git-chglog cliff lein clj cabal stack ghc opam dune esy mill scala scalac
  rebar3 gleam zig nim crystal shards luarocks perl cpan cpanm prove dzil julia Rscript octave
  alembic flyway liquibase dbmate goose migrate knex sequelize typeorm drizzle-kit sqlcmd bcp clickhouse-client
  cqlsh nodetool influx curl.exe iwr robocopy xcopy msiexec winget choco scoop
  agvtool altool notarytool stapler xcode-select simctl avdmanager sdkmanager bundletool apksigner gcovr
  openocd JLinkExe JLink nrfjprog nrfutil st-flash st-info dfu-util avrdude pyocd probe-rs picocom minicom arduino-cli
  bitbake devtool mcumgr imgtool espefuse.py espsecure.py
  sqlplus impdp expdp rman mysqlimport mysqlcheck mariadb mariadb-dump pgloader pg_upgrade pg_ctlcluster vacuumdb reindexdb
  pt-online-schema-change gh-ost
  velero rancher stern kubelogin werf
  set-version true false railway surge jupyter tbump bumpver commitizen dagger earthly nerdctl colima kn oc linode-cli hcloud
  ibmcloud sops chezmoi twine mike hub goreman reg regctl crane flyctl cosign notation oras rekor-cli
`);

/** Programs whose names are also words of a sentence or of a programming language. */
export const wordPrograms: ReadonlySet<string> = words(`
  at cat cut date diff file find go head host install join kill last less link make man more mount open patch
  screen script service sleep sort source split start stop tail tap task test time timeout top touch type wait watch
  which who write yes export read set exec eval exit alias printf print just flutter swift protect convert
  import dd df free lint mail logger look expand expect fold dotenv direnv command let local return trap ulimit
  umask bc expr factor for while until if case function
`);

function words(text: string): ReadonlySet<string> {
  return new Set(text.split(/\s+/).filter(Boolean));
}
