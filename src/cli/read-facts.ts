import { buildLedger } from '../assess/ledger.ts';
import { type ReadingRequest, readingRequests } from '../assess/readings.ts';
import { openBlob } from '../dossier/blobs.ts';
import type { ArtefactRef, DossierState } from '../dossier/types.ts';
import { readerFor, readers } from '../facts/registry.ts';
import type { ListSource, Reading, Source } from '../facts/types.ts';
import type { Inputs } from './inputs.ts';

/** Reads from the dossier all facts these catalogues ask for, each artefact once per reader and legend. */
export async function readFacts(
  folder: string,
  inputs: Inputs,
  dossier: DossierState,
): Promise<ReadonlyMap<string, Reading>> {
  const ledger = buildLedger(inputs.audit, inputs.plan, dossier);
  const readings = new Map<string, Reading>();
  for (const request of readingRequests(inputs.catalogues, inputs.audit, ledger)) {
    readings.set(request.key, await readOne(folder, request, inputs));
  }
  return readings;
}

/** Reads one artefact from the dossier, as one reader reads it. */
export async function readOne(
  folder: string,
  request: ReadingRequest,
  { reference }: Pick<Inputs, 'reference'>,
): Promise<Reading> {
  const [main] = request.artefacts;
  const name = main === undefined ? undefined : readerFor(request.family, main.name);
  if (name === undefined)
    return {
      status: 'unreadable',
      code: 'unsupported',
      detail: `no reader for ${main?.name ?? 'nothing'} as ${request.family}`,
    };
  const open = (artefacts: readonly ArtefactRef[]): readonly Source[] =>
    artefacts.map(({ name: file, sha256, size }) => ({
      name: file,
      sha256,
      size,
      open: () => openBlob(folder, sha256),
    }));
  const { lists, ...params } = request.params;
  const listed = Object.entries(lists ?? {}).map(([list, parts]): [string, readonly ListSource[]] => [
    list,
    parts.map(({ artefacts, columns }) => ({
      sources: open(artefacts),
      ...(columns === undefined ? {} : { columns }),
    })),
  ]);
  const reader = await readers[name]();
  return reader.read(
    open(request.artefacts),
    { ...params, ...(listed.length === 0 ? {} : { lists: Object.fromEntries(listed) }) },
    reference,
  );
}
