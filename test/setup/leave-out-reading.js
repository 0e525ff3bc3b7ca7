/**
 * What of a model is only there to be read (sources, checks, deviations, populations) stays with the service, which shows it at
 * /v1/models: the engine of the page computes, and its file is fetched over a ward's network. Numbers, limits and functions are
 * left as they are; test/web holds that the page's engine gives the service's numbers.
 */
const READ_ONLY = {
  checks: '[]',
  deviations: '[]',
  summary: "''",
  source: "{ citation: '', readIn: [] }",
  population: "{ subjects: null, description: '' }",
  status: "{ is: 'unchecked', because: '' }",
};

const MODEL = /\/models\/(?!physiology\/|targets\/)[^/]+\/(?!drug\.ts$)[^/]+\.ts$/;

/** A plugin of the builder. Only direct properties of what is handed to `defineModel` are left out. */
export const leaveOutReading = () => ({
  name: 'leave-out-reading',
  transform(code, id) {
    if (!MODEL.test(id)) return null;
    const cuts = [];
    for (const statement of this.parse(code, { lang: 'ts' }).body) {
      const declared = statement.type === 'ExportNamedDeclaration' ? statement.declaration : statement;
      for (const { init } of declared?.type === 'VariableDeclaration' ? declared.declarations : []) {
        const [stated] = init?.type === 'CallExpression' && init.callee.name === 'defineModel' ? init.arguments : [];
        for (const property of stated?.type === 'ObjectExpression' ? stated.properties : []) {
          const instead = property.type === 'Property' ? READ_ONLY[property.key.name] : undefined;
          if (instead !== undefined) cuts.push({ from: property.value.start, to: property.value.end, instead });
        }
      }
    }
    const left = cuts
      .toSorted((a, b) => b.from - a.from)
      .reduce((text, { from, to, instead }) => text.slice(0, from) + instead + text.slice(to), code);
    return { code: left, map: null };
  },
});
