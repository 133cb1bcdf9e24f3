package io.dynamomapping;

/**
 * How much a table or a global index with provisioned capacity may be read and written.
 *
 * @param readUnits read capacity units, at least 1
 * @param writeUnits write capacity units, at least 1
 * @see <a href=
 * "https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/provisioned-capacity-mode.html">Provisioned
 * capacity mode</a>
 */
public record Throughput(long readUnits, long writeUnits) {

	public Throughput {
		if (readUnits < 1 || writeUnits < 1) {
			throw new IllegalArgumentException("Expected at least 1 read and 1 write capacity unit, found " + readUnits
					+ " and " + writeUnits + ". Give both, or bill the table on demand.");
		}
	}

	@Override
	public String toString() {
		return this.readUnits + " read and " + this.writeUnits + " write units";
	}

}
