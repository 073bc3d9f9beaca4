import type { Person } from './runEvent';

/**
 * Whether two git identities may be one person: the same e-mail or the same name, without regard to case, or one without
 * either. Where two different people are asked for, doubt counts against it.
 */
export function mayBeSamePerson(one: Person, other: Person): boolean {
  const [emails, names] = [[one.email, other.email].map(plain), [one.name, other.name].map(plain)];
  if (isNobody(one) || isNobody(other)) return true;
  return isSame(emails) || isSame(names);
}

function isNobody({ name, email }: Person): boolean {
  return plain(name) === '' && plain(email) === '';
}

function isSame([one, other]: readonly string[]): boolean {
  return one !== '' && one === other;
}

function plain(text: string): string {
  return text.trim().toLowerCase();
}
