'use strict';

/**
 * Who may import whom. Every rule says its because, and test/structure/imports.test.ts shows each one fail on a small tree of
 * its own. Type-only imports count: a type is a thing one has to know.
 */

const DOMAIN = '^src/domain/';
const NUMERICS = '^src/numerics/';
const TWIN = '^src/twin/';
const STUDY = '^src/study/';
const STORE = '^src/store/';
const FHIR = '^fhir/';
const MODELS = '^models/';
const PHYSIOLOGY = '^models/physiology/';
const DRUG_FILE = '^models/[^/]+/drug[.]ts$';
const OUTER = '^(src/(api|cli|web|demo)|workers)/';

/** Packages as they lie on disk; a package that is not installed keeps its bare name. */
const packages = (...names) => `(^|node_modules/)(${names.join('|')})(/|$)`;

/** `from` may import what is listed and nothing else. */
const only = (name, comment, from, may, pathNot) => ({
  name,
  comment,
  severity: 'error',
  from: pathNot === undefined ? { path: from } : { path: from, pathNot },
  to: { pathNot: may },
});

/** `from` may import anything but what is listed. */
const never = (name, comment, from, to, pathNot) => ({
  name,
  comment,
  severity: 'error',
  from: pathNot === undefined ? { path: from } : { path: from, pathNot },
  to: typeof to === 'object' && !Array.isArray(to) ? to : { path: to },
});

const inner = [
  only('domain-knows-only-zod', 'because nouns shared by all may depend on nobody: no clock, no file, no framework', DOMAIN, [
    DOMAIN,
    packages('zod'),
  ]),
  only(
    'numerics-knows-no-medicine',
    'because mathematics is checked against textbooks, runs in a browser, and gets its seed and its time as arguments',
    NUMERICS,
    [NUMERICS, packages('ml-matrix', 'odex', 'pure-rand', 'ml-levenberg-marquardt')],
  ),
  only('physiology-knows-only-domain', 'because an equation of the body is one citation and a total function', PHYSIOLOGY, [
    PHYSIOLOGY,
    DOMAIN,
  ]),
  only('targets-know-only-domain', 'because a target is cited data, whatever model or drug file meets it', '^models/targets/', [
    '^models/targets/',
    DOMAIN,
  ]),
  only('a-drug-file-knows-only-domain', 'because names, codes and doses of a drug hold for every model of it', DRUG_FILE, [DOMAIN]),
  only(
    'a-drug-model-states-and-does-not-compute',
    'because one file is one paper: it may use equations of the body and its own drug, never another model and never numerics',
    '^models/([^/]+)/',
    [DOMAIN, PHYSIOLOGY, '^models/$1/drug[.]ts$'],
    ['^models/(physiology|targets)/', DRUG_FILE],
  ),
  only(
    'the-library-lists-and-does-not-compute',
    'because the list of what is known must not depend on how it is used',
    '^models/[^/]+[.]ts$',
    [MODELS, DOMAIN],
  ),
  only(
    'twin-gets-its-models-as-arguments',
    'because what is done with a model must not depend on which models there are; acorn reads equations as formulas',
    TWIN,
    [TWIN, DOMAIN, NUMERICS, PHYSIOLOGY, packages('acorn')],
  ),
];

const record = [
  only(
    'fhir-speaks-only-of-records',
    'because a record is read the same whatever is asked of it; of the models it needs only the codes of the drugs',
    FHIR,
    [FHIR, DOMAIN, DRUG_FILE, packages('@medplum/fhirtypes')],
    '^fhir/client[.]ts$',
  ),
  never(
    'only-the-client-uses-the-network',
    'because one file holds every guard: deadlines, sizes, origins, tokens',
    FHIR,
    [
      packages('fhir-kit-client', 'undici', 'ioredis', 'pg', 'fastify'),
      '^(node:)?(http|https|http2|net|tls|dgram|dns|fs|child_process)(/|$)',
    ],
    '^fhir/client[.]ts$',
  ),
  only('the-client-fetches-and-nothing-more', 'because the guards must be readable without the rest of the program', '^fhir/client[.]ts$', [
    FHIR,
    DOMAIN,
    DRUG_FILE,
    packages('@medplum/fhirtypes', 'fhir-kit-client'),
    '^(node:)?(timers|stream|events|url|buffer)(/|$)',
  ]),
  never('the-store-remembers-and-does-not-judge', 'because what is remembered must be readable without what was concluded from it', STORE, [
    TWIN,
    NUMERICS,
    MODELS,
    FHIR,
    STUDY,
    OUTER,
  ]),
];

const question = [
  never(
    'study-orchestrates-inner-folders-only',
    'because one question end to end is the same for every door; numerics is reached through twin',
    STUDY,
    [NUMERICS, OUTER, '^src/[^/]+[.]ts$'],
  ),
  never(
    'study-knows-no-http-and-no-fhir-shapes',
    'because a question that knows its transport or its wire format cannot be asked another way',
    STUDY,
    [
      packages('fastify', '@fastify', 'fastify-[^/]+', '@medplum', 'fhir-kit-client', 'commander', 'undici'),
      '^(node:)?(http|https|http2)$',
    ],
  ),
  never(
    'the-queue-is-one-concept-in-one-place',
    'because everybody else hands over pieces of work, whatever carries them (queue.ts and its parts queue-*.ts)',
    '^(src|models|fhir|workers)/',
    packages('bullmq', 'ioredis'),
    '^src/study/queue[a-z-]*[.]ts$',
  ),
  only(
    'workers-only-compute',
    'because a job comes in and a result goes out: of study a worker needs the form of jobs, their text, version and queue, and leave to run generated code',
    '^workers/',
    [
      '^workers/',
      DOMAIN,
      TWIN,
      MODELS,
      '^src/study/(jobs|canonical|version|evaluate|queue[a-z-]*)[.]ts$',
      '^src/numerics/generated-code[.]ts$',
      packages('piscina'),
      '^(node:)?(os|path|url|worker_threads|timers|events|v8|vm)(/|$)',
    ],
  ),
  {
    name: 'workers-never-reach-the-store',
    comment: 'because a worker that can open the store will, and the embedded folder has one owner; not even through others',
    severity: 'error',
    from: { path: '^workers/' },
    to: { path: [STORE, packages('kysely', '@electric-sql')], reachable: true },
  },
];

const doors = [
  never('api-and-cli-never-meet', 'because two doors to the same room need not know of each other (api)', '^src/api/', [
    '^src/(cli|web|demo)/',
    '^workers/',
  ]),
  never(
    'only-what-puts-processes-together-opens-the-outer-folders',
    'because api, workers and the demo are put together in one place: cli/serve, cli/demo and cli/worker',
    '^src/cli/',
    ['^src/(api|web|demo)/', '^workers/'],
    '^src/cli/(serve|demo|worker)[.]ts$',
  ),
  never('no-command-imports-the-page', 'because the page speaks HTTP', '^src/cli/', '^src/web/'),
  only('the-page-computes-and-speaks-http', 'because it runs in a browser: no Node, no store, no study', '^src/web/', [
    '^src/web/',
    DOMAIN,
    NUMERICS,
    TWIN,
    MODELS,
    packages('preact', '@preact', '@observablehq'),
  ]),
  never(
    'nothing-inner-imports-an-outer-folder',
    'because the direction of the arrows is what keeps a rule of medicine out of a route and a route out of a rule of medicine',
    '^(src/(domain|numerics|twin|study|store)|models|fhir)/|^src/[^/]+[.]ts$',
    OUTER,
  ),
  never(
    'the-demo-is-a-world-outside',
    'because the demo ward must be met over HTTP as any other ward is; it may share words, not machinery',
    '^src/demo/',
    [TWIN, STUDY, STORE, FHIR, '^src/(api|cli|web|numerics)/', '^workers/'],
  ),
  only('the-root-is-the-engine', 'because the package root runs in Node and in a browser', '^src/[^/]+[.]ts$', [
    DOMAIN,
    NUMERICS,
    TWIN,
    MODELS,
  ]),
];

const everywhere = [
  never('no-cycles', 'because two files that need each other are one file or three', '^(src|models|fhir|workers)/', { circular: true }),
  never(
    'nothing-imports-tests',
    'because why we believe it is no part of what it does',
    '^(src|models|fhir|workers)/',
    '^(test|docs|dist)/',
  ),
  never(
    'every-import-is-found',
    'because a rule about a file that was not found is a rule about nothing',
    '^(src|models|fhir|workers|test)/',
    {
      couldNotResolve: true,
    },
  ),
];

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [...inner, ...record, ...question, ...doors, ...everywhere],
  options: {
    // TypeScript 7 has no parser that can be loaded from outside: without this line no .ts file is read and every rule passes.
    parser: 'swc',
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^dist/' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'types', 'default', 'require'],
      mainFields: ['module', 'main', 'types', 'typings'],
    },
  },
};
