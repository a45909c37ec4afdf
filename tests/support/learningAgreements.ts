import type { LearningAgreement, LearningAgreementVersion, Signature } from '../../bot/domain/learningAgreement.ts';

/** A signature at ten on the given day. */
export function signedOn(day: string): Signature {
  return { signerName: null, signerPosition: null, signerEmail: null, timestamp: `${day}T10:00:00+01:00`, signerApp: null };
}

export function version(differing: Partial<LearningAgreementVersion> = {}): LearningAgreementVersion {
  return {
    role: 'firstVersion',
    proposalId: null,
    components: [],
    signatures: { student: signedOn('2026-11-01'), sendingInstitution: null, receivingInstitution: null },
    ...differing,
  };
}

/** Of an outgoing student of physics, whose home department's signature is awaited. */
export function learningAgreementOf(differing: Partial<LearningAgreement> = {}): LearningAgreement {
  return {
    omobilityId: 'mobility-1',
    sendingHeiId: 'umu.se',
    sendingOunitId: '10000000',
    sendingOunitName: 'Institutionen för fysik',
    receivingHeiId: 'uni-example.de',
    receivingOunitId: null,
    receivingOunitName: null,
    receivingAcademicYear: null,
    student: { givenNames: 'Studentina', familyName: 'Hemlig', globalId: null, email: null },
    mobilityStart: { kind: 'day', date: '2027-03-01' },
    mobilityEnd: { kind: 'day', date: '2027-08-31' },
    mobilityType: 'long',
    iscedCode: '0533',
    eqfLevel: 6,
    language: { language: 'en', cefrLevel: 'B2' },
    versions: [version()],
    ...differing,
  };
}
