import { type KyselyPlugin, OperationNodeTransformer, type PrimitiveValueListNode, type ValueNode } from 'kysely';

/** A text that Postgres would refuse or change. Such a text should have been turned away at the door. */
export class UnstorableText extends Error {
  constructor(why: string) {
    super(`A text to be stored ${why}. Check the texts of the request: nothing was stored.`);
    this.name = 'UnstorableText';
  }
}

/** False for a text that cannot be in the store, so that nothing needs to be looked for under it. */
export const isStorable = (text: string): boolean => !text.includes('\u0000') && text.isWellFormed();

/** Throws `UnstorableText` for a NUL character, which Postgres refuses, and for half a surrogate pair, which it would change. */
export function assertStorable(value: unknown): void {
  if (typeof value !== 'string') return;
  if (value.includes('\u0000')) throw new UnstorableText('holds a NUL character');
  if (!value.isWellFormed()) throw new UnstorableText('holds half of a character (a lone surrogate)');
}

class CheckEveryText extends OperationNodeTransformer {
  protected override transformValue(node: ValueNode): ValueNode {
    assertStorable(node.value);
    return node;
  }

  protected override transformPrimitiveValueList(node: PrimitiveValueListNode): PrimitiveValueListNode {
    node.values.forEach(assertStorable);
    return node;
  }
}

/** Checks every text of every query before it is sent. */
export function refuseUnstorableText(): KyselyPlugin {
  const check = new CheckEveryText();
  return {
    transformQuery: ({ node, queryId }) => check.transformNode(node, queryId),
    transformResult: async ({ result }) => result,
  };
}
