import type { SearchRequest, WithId } from '@medplum/core';
import type { MemoryRepository } from '@medplum/fhir-router';
import type { Bundle, OperationOutcome, Resource } from '@medplum/fhirtypes';
import type { Packages } from './fhir-packages.ts';
import { sortResources } from './fhir-sort.ts';

/** Resource types this server keeps; any other is refused, so that its CapabilityStatement is the whole truth. */
export const SERVED_TYPES = [
  'AllergyIntolerance',
  'Basic',
  'Binary',
  'CarePlan',
  'Condition',
  'Device',
  'DiagnosticReport',
  'Encounter',
  'Group',
  'GuidanceResponse',
  'Location',
  'Medication',
  'MedicationAdministration',
  'MedicationDispense',
  'MedicationRequest',
  'MedicationStatement',
  'Observation',
  'Organization',
  'Patient',
  'Practitioner',
  'Procedure',
  'Provenance',
  'RequestGroup',
  'RiskAssessment',
  'ServiceRequest',
  'Specimen',
  'Subscription',
  'Task',
] as const;

/** True for a type this server keeps. */
export const isServed = (type: string): boolean => (SERVED_TYPES as readonly string[]).includes(type);

/** A repository of this server: that of the router, plus loading with ids and versions kept. */
export type Repository = MemoryRepository & {
  /**
   * Puts a resource as it stands, meta included. The same version with the same content again changes nothing; a version
   * that is there with other content, or an older one, is refused; without a version it becomes the next.
   */
  seed(resource: Resource): Promise<void>;
  /** True when the resource exists now (not deleted). */
  holds(type: string, id: string): boolean;
};

/**
 * Corrects what the router's memory repository does differently from FHIR: version ids count 1, 2, 3; history is newest
 * first however often it is read, and outlives deletion; a deleted resource is gone, not unknown; sorting compares
 * moments as moments and several keys in their order; a failed transaction leaves nothing behind. `now` dates what is written over HTTP.
 */
export function makeRepository(packages: Packages, now: () => Date): Repository {
  const { core, router } = packages;
  const fail = (outcome: OperationOutcome): never => {
    throw new core.OperationOutcomeError(outcome);
  };

  class VersionedRepository extends router.MemoryRepository {
    /** Every version of every resource, oldest first; `null` marks a deletion. */
    private versions = new Map<string, (Resource | null)[]>();

    private versionsOf(type: string, id: string): (Resource | null)[] {
      return this.versions.get(`${type}/${id}`) ?? [];
    }

    private nextVersion(type: string, id: string): string {
      const numbers = this.versionsOf(type, id).map((one) => Number(one?.meta?.versionId ?? 0));
      return String(Math.max(0, ...numbers.filter(Number.isFinite)) + 1);
    }

    private async keep<T extends Resource>(resource: T, versionId: string, lastUpdated: string): Promise<WithId<T>> {
      const id = resource.id ?? this.generateId();
      const whole = { ...resource, id, meta: { ...resource.meta, versionId, lastUpdated } };
      this.versions.set(`${resource.resourceType}/${id}`, [
        ...this.versionsOf(resource.resourceType, id),
        JSON.parse(core.stringify(whole)) as Resource,
      ]);
      return this.withSeeding(() => super.createResource(whole, {}, true));
    }

    holds(type: string, id: string): boolean {
      return Boolean(this.versionsOf(type, id).at(-1));
    }

    async seed(resource: Resource): Promise<void> {
      const { resourceType, id, meta } = resource;
      if (!isServed(resourceType)) fail(core.badRequest(`${resourceType} is not kept by this server`));
      const versionId = meta?.versionId ?? this.nextVersion(resourceType, id ?? '');
      const held = this.versionsOf(resourceType, id ?? '').find((one) => one?.meta?.versionId === versionId);
      if (held && core.stringify(held) === core.stringify(resource)) return;
      if (held || Number(versionId) < Number(this.nextVersion(resourceType, id ?? '')) - 1) {
        fail(
          core.badRequest(
            `${resourceType}/${id} is already here with version ${versionId} or a later one; give what differs a later version`,
          ),
        );
      }
      await this.keep(resource, versionId, meta?.lastUpdated ?? now().toISOString());
    }

    override async createResource<T extends Resource>(resource: T, _options?: object, update = false): Promise<WithId<T>> {
      const { resourceType, id } = resource;
      if (!isServed(resourceType)) fail(core.badRequest(`${resourceType} is not kept by this server`));
      core.validateResource(resource);
      if (id !== undefined && !/^[A-Za-z0-9.-]{1,64}$/.test(id))
        fail(core.badRequest('An id is 1 to 64 letters, digits, dots and hyphens', `${resourceType}.id`));
      if (!update && id !== undefined && this.holds(resourceType, id)) fail(core.badRequest('The id is in use'));
      return this.keep(resource, this.nextVersion(resourceType, id ?? ''), now().toISOString());
    }

    override async conditionalCreate<T extends Resource>(
      resource: T,
      search: SearchRequest<T>,
      options?: object,
    ): Promise<{ resource: WithId<T>; outcome: OperationOutcome }> {
      const found = (await this.search({ ...search, count: 2 })).entry ?? [];
      if (found.length > 1) fail(core.multipleMatches);
      const [first] = found;
      if (first?.resource) return { resource: first.resource, outcome: core.allOk };
      return { resource: await this.createResource(resource, options), outcome: core.created };
    }

    override async readResource<T extends Resource>(type: string, id: string): Promise<T> {
      if (this.versionsOf(type, id).at(-1) === null) fail(core.gone);
      return super.readResource<T>(type, id);
    }

    override async readHistory<T extends Resource>(type: string, id: string): Promise<Bundle<T>> {
      const versions = this.versionsOf(type, id).filter((one) => one !== null);
      if (versions.length === 0) fail(core.notFound);
      return {
        resourceType: 'Bundle',
        type: 'history',
        total: versions.length,
        entry: versions.toReversed().map((one) => ({ resource: structuredClone(one) as T })),
      };
    }

    override async readVersion<T extends Resource>(type: string, id: string, versionId: string): Promise<T> {
      const version = this.versionsOf(type, id).find((one) => one?.meta?.versionId === versionId) ?? fail(core.notFound);
      return structuredClone(version) as T;
    }

    override async deleteResource(type: string, id: string, options?: { ifMatch?: string }): Promise<void> {
      await super.deleteResource(type, id, options);
      this.versions.set(`${type}/${id}`, [...this.versionsOf(type, id), null]);
    }

    override async search<T extends Resource>(request: SearchRequest<T>): Promise<Bundle<WithId<T>>> {
      const { sortRules, count, offset = 0, include, revInclude, ...conditions } = request;
      if (!sortRules?.length) return super.search(request);
      const { entry = [], ...head } = await super.search({ ...conditions });
      const ordered = sortResources(
        packages,
        entry.flatMap((one) => (one.resource ? [one.resource] : [])),
        sortRules,
      );
      const page = ordered.slice(offset, count === undefined ? undefined : offset + count);
      const matches = page.map((resource) => ({ search: { mode: 'match' as const }, resource }));
      if (page.length === 0 || !(include || revInclude)) return { ...head, ...(page.length > 0 && { entry: matches }) };
      const filters = [{ code: '_id', operator: core.Operator.EQUALS, value: page.map((one) => one.id).join(',') }];
      const around = await super.search({
        resourceType: request.resourceType,
        filters,
        ...(include && { include }),
        ...(revInclude && { revInclude }),
      });
      return { ...head, entry: [...matches, ...(around.entry ?? []).filter((one) => one.search?.mode === 'include')] };
    }

    override async withTransaction<Result>(work: (repo: this) => Promise<Result>): Promise<Result> {
      const before = new Map(this.versions);
      try {
        return await work(this);
      } catch (cause) {
        super.clear();
        this.versions = new Map();
        for (const [key, versions] of before) {
          const current = versions.at(-1);
          if (current) await this.withSeeding(() => super.createResource(current, {}, true));
          this.versions.set(key, versions);
        }
        throw cause;
      }
    }
  }
  return new VersionedRepository();
}
