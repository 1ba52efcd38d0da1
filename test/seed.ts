import fc from 'fast-check';

// The same cases every time, so that a red run is somebody's change; FC_SEED searches further.
fc.configureGlobal({ seed: Number(process.env['FC_SEED'] ?? 2022) });
