import { endsWhenDone } from './commandTraits';
import type { Matcher } from './expectation';
import { isHedged } from './severalFacts';

/**
 * That what the command is for is done: `package published successfully` of `npm publish`, `Image erfolgreich gebaut` of `docker
 * build`, `创建成功` of `createdb`. The participle must be of the command's own verb; the exit code then tells it.
 */
export function inferDone(text: string, command: string): readonly Matcher[] | undefined {
  const words = text.replace(/^[✓✔✅☑]️?\s*/u, '');
  if (words.length > longest || !verbs.some(({ named, done }) => named.test(command) && done.test(words)))
    return undefined;
  if (isHedged(words) || denies.test(words) || /["“`:<>]/.test(words) || !endsWhenDone(command)) return undefined;
  return [{ kind: 'exit', codes: [0], negated: false }];
}

const longest = 120;

const denies =
  /(?<!\p{L})(?:not?|never|none|nothing|without|cannot|un\p{L}+ed|fail\p{L}*|already|only|kein\p{L}*|nicht|sin|sem|sans|non|não|ne|не|нет|tidak|không)(?!\p{L})|[不没無无]|ない|않/iu;

interface Verb {
  /** The participle ends the text, or `successfully` does. */
  readonly done: RegExp;
  /** The program or its subcommand of this verb. */
  readonly named: RegExp;
}

const well =
  '(?:\\s*(?:successfully|correctly|cleanly|with success|erfolgreich|korrekt|con éxito|correctamente|exitosamente|com sucesso|corretamente|avec succès|correctement|con successo|correttamente|успешно|dengan sukses|thành công|succesvol|成功|正常に))';

function verbOf(named: string, participles: string, inScript: string): Verb {
  return {
    named: new RegExp(`(?:^|[\\s/:._-])(?:${named})(?=[\\s:._-]|$)`, 'i'),
    done: new RegExp(
      `(?<!\\p{L})(?:${participles})${well}?[.!]?$|${well}\\s+(?:${participles})[.!]?$|(?:${inScript})(?:成功|完了|完成|しました|されました|되었습니다|됨|했습니다)[。.！!]?$|成功(?:${inScript})[。.！!]?$`,
      'iu',
    ),
  };
}

const verbs: readonly Verb[] = [
  verbOf(
    'install|i|ci|add',
    'installed|installiert|instalad[oa]s?|installée?s?|installat[oaie]|установлен[аоы]?|terpasang|terinstal|đã cài đặt|geïnstalleerd',
    '安装|インストール|설치',
  ),
  verbOf(
    'build|compile|bundle|assemble|package',
    'built|compiled|bundled|packaged|gebaut|kompiliert|gebouwd|construid[oa]s?|compilad[oa]s?|construite?s?|compilée?s?|compilat[oaie]|собран[аоы]?|скомпилирован[аоы]?',
    '构建|编译|ビルド|コンパイル|빌드',
  ),
  verbOf('push', 'pushed|gepusht|enviad[oa]s?|poussée?s?|отправлен[аоы]?', '推送|プッシュ|푸시'),
  verbOf(
    'pull|fetch|download|clone',
    'pulled|fetched|downloaded|cloned|heruntergeladen|geklont|descargad[oa]s?|clonad[oa]s?|baixad[oa]s?|téléchargée?s?|clonée?s?|scaricat[oaie]|скачан[аоы]?|загружен[аоы]?|diunduh',
    '下载|拉取|克隆|ダウンロード|クローン',
  ),
  verbOf(
    'create|new|mkdir|createdb|init|generate|touch',
    'created|generated|initiali[sz]ed|erstellt|angelegt|erzeugt|cread[oa]s?|generad[oa]s?|criad[oa]s?|gerad[oa]s?|créée?s?|générée?s?|creat[oaie]|generat[oaie]|создан[аоы]?|сгенерирован[аоы]?|dibuat|đã tạo|aangemaakt',
    '创建|生成|初始化|作成|初期化|생성',
  ),
  verbOf('tag', 'tagged|created|getaggt|etiquetad[oa]s?|étiquetée?s?', '打标签|タグ付け'),
  verbOf(
    'publish|release',
    'published|released|veröffentlicht|publicad[oa]s?|publiée?s?|pubblicat[oaie]|опубликован[аоы]?|diterbitkan|gepubliceerd',
    '发布|公開|게시',
  ),
  verbOf(
    'apply|migrate|upgrade|deploy',
    'applied|migrated|angewendet|migriert|aplicad[oa]s?|migrad[oa]s?|appliquée?s?|migrée?s?|applicat[oaie]|migrat[oaie]|применен[аоы]?|применён|diterapkan|toegepast',
    '应用|迁移|適用|적용',
  ),
  verbOf(
    'update|upgrade|up',
    'updated|upgraded|aktualisiert|actualizad[oa]s?|atualizad[oa]s?|mise?s? à jour|aggiornat[oaie]|обновлен[аоы]?|обновлён|diperbarui|bijgewerkt',
    '更新|升级|アップデート|업데이트',
  ),
  verbOf(
    'rm|rmi|delete|remove|uninstall|drop|dropdb|clean|prune',
    'deleted|removed|uninstalled|dropped|cleaned|gelöscht|entfernt|eliminad[oa]s?|borrad[oa]s?|removid[oa]s?|apagad[oa]s?|supprimée?s?|eliminat[oaie]|rimoss[oaie]|удален[аоы]?|удалён|dihapus|verwijderd',
    '删除|移除|清理|削除|삭제',
  ),
  verbOf(
    'copy|cp|rsync|scp|upload|sync',
    'copied|uploaded|synced|kopiert|hochgeladen|copiad[oa]s?|subid[oa]s?|enviad[oa]s?|copiée?s?|téléversée?s?|copiat[oaie]|caricat[oaie]|скопирован[аоы]?|загружен[аоы]?|disalin|diunggah',
    '复制|上传|コピー|アップロード|복사',
  ),
  verbOf(
    'restore|pg_restore|import',
    'restored|imported|wiederhergestellt|importiert|restaurad[oa]s?|importad[oa]s?|restaurée?s?|importée?s?|ripristinat[oaie]|importat[oaie]|восстановлен[аоы]?|импортирован[аоы]?|dipulihkan|diimpor',
    '恢复|还原|导入|復元|インポート|복원',
  ),
  verbOf('commit|merge', 'committed|merged|zusammengeführt|fusionad[oa]s?|fusionnée?s?', '提交|合并|コミット|マージ'),
];
