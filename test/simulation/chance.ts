import type { Actor, Command, MemberCommand, SystemCommand } from '../../shared/meeting/commands';

export class Chance {
  constructor(private readonly next: () => number) {}
  number = (): number => this.next();
  below = (limit: number): number => Math.floor(this.next() * limit);
  is = (probability: number): boolean => this.next() < probability;
  one<T>(list: readonly T[]): T | undefined {
    return list[this.below(list.length)];
  }
  some<T>(list: readonly T[]): T[] {
    return list.filter(() => this.is(0.5));
  }
  shuffled<T>(list: readonly T[]): T[] {
    return list
      .map((item) => ({ item, at: this.next() }))
      .sort((a, b) => a.at - b.at)
      .map(({ item }) => item);
  }
}

export type Attempt = { command: Command; actor: Actor };

export const by = (member: string, command: MemberCommand): Attempt => ({ command, actor: { kind: 'member', member } });
export const bySystem = (command: SystemCommand): Attempt => ({ command, actor: { kind: 'system' } });
