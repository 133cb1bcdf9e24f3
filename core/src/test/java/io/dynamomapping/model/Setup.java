package io.dynamomapping.model;

import io.dynamomapping.AmbiguousWrites;
import io.dynamomapping.MappingOptions;

/**
 * What a mapping is set to.
 *
 * @param kind its types
 * @param versioned whether items have versions
 * @param expiring whether items expire
 * @param policy how it writes
 */
record Setup(Kind<?, ?> kind, boolean versioned, boolean expiring, AmbiguousWrites policy) {

	/**
	 * Return one of all there are. The first 16 are chosen so that each pair of settings
	 * is among them, and the next 16 are the others.
	 * @param number its number
	 * @return the setup
	 */
	static Setup of(int number) {
		int kind = number % 4;
		boolean versioned = (number & 4) != 0;
		boolean expiring = (number & 8) != 0;
		boolean exact = Integer.bitCount(number & 31) % 2 != 0;
		return new Setup(Kind.ALL.get(kind), versioned, expiring,
				exact ? AmbiguousWrites.EXACT : AmbiguousWrites.THROW);
	}

	MappingOptions options(String table) {
		return MappingOptions.defaults()
			.withTableName(table)
			.withExactSize(true)
			.withVersionAttribute(this.versioned ? "version" : null)
			.withTimeToLiveAttribute(this.expiring ? "expiresAt" : null)
			.withAmbiguousWrites(this.policy);
	}

	@Override
	public String toString() {
		return this.kind + (this.versioned ? ", versioned" : "") + (this.expiring ? ", expiring" : "") + ", "
				+ this.policy;
	}

}
