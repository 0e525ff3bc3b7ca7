import { InvalidArgumentError } from 'commander';

/** Reads an option that is a whole number within bounds. */
export const wholeNumber =
  (from: number, to: number) =>
  (text: string): number => {
    const value = Number(text);
    if (/^\d+$/.test(text) && value >= from && value <= to) return value;
    throw new InvalidArgumentError(`write a whole number from ${from} to ${to}.`);
  };
