import { describe, expect, test } from 'vitest';
import { endsInState, tellsState } from '../../../src/expectation/tellsState';

describe('what tells how something is', () => {
  test.each([
    'Returns 202 Accepted',
    'Token has a signature field',
    'Order saved to the store',
    'Mail sent (if switched on)',
    'No errors in the log',
    'All replicas ready',
    'Build is green',
    'Load balancer is up',
    'Verify that the queue is empty',
    'Are both pods running?',
    'Response does not contain secrets',
    'Home page loads',
    'ログにエラーがないこと',
    'ファイルが作成されていること',
    'エラーがないか',
    '応答が正常であることを確認',
    '没有错误信息',
    '服务状态正常',
    '오류가 없음',
    'El servicio está activo',
    'No hay errores',
    'O painel responde',
    'Le service est actif',
    'Der Dienst läuft',
    'Il servizio è attivo',
    'Служба работает',
    'Không có lỗi',
    'Layanan sudah berjalan',
  ])('%s', (words) => {
    expect(tellsState(words)).toBe(true);
  });
  test.each([
    'Open the page',
    'Click "Approve" in the chat',
    'Build the image which is new',
    'Deploy all services that are ready',
    'Number of users',
    'The name of the region',
    'If it is red, stop',
    'サーバーを再起動する',
    '対象のユーザー数',
    '画面を開いてください',
    '打开页面',
    '重启服务',
    '로그를 확인하세요',
    'Abrir la página',
    'Abra o painel',
    'Seite öffnen',
    'Ouvrez la page',
    'Открыть страницу',
  ])('not: %s', (words) => {
    expect(tellsState(words)).toBe(false);
  });
});

describe('a few words that end in a state', () => {
  test.each(['service created', 'virtual environment created', 'deployment succeeds', 'active', 'all pods ready'])(
    '%s',
    (words) => {
      expect(endsInState(words)).toBe(true);
    },
  );
  test.each([
    'creates the service',
    'optional, if needed',
    'not required',
    'deprecated',
    'lint, tests and build',
    'run as root',
  ])('not: %s', (words) => {
    expect(endsInState(words)).toBe(false);
  });
});
