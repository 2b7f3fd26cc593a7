import { propertyLimit } from './tracked-library.ts';

/** Numbers of the properties that pages of several parts read. Each part numbered them in the order in which its own pages read them. */
export class SharedProperties {
  readonly #numbers = new Map<string, number>();

  /** All properties so far, by number. */
  get names(): string[] {
    return [...this.#numbers.keys()];
  }

  /** Returns a function that gives facts of a part with these properties the shared numbers. */
  of(properties: readonly string[]): (facts: Uint32Array) => Uint32Array {
    const numbers = properties.map((name) => this.#numberOf(name));
    return (facts) =>
      facts
        .map((fact) => {
          const property = fact % propertyLimit;
          return fact - property + (numbers[property] ?? 0);
        })
        .sort();
  }

  #numberOf(name: string): number {
    const known = this.#numbers.get(name) ?? this.#numbers.size;
    this.#numbers.set(name, known);
    return known;
  }
}
