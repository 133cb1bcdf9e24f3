package io.dynamomapping.internal.table;

import java.util.Objects;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * What the pages of a selection are taken from: one partition, or one of the segments of
 * a table or index.
 *
 * @param index the index, or {@code null} for the table
 * @param partition the value of the partition key, or {@code null} for a scan
 * @param segment the number of the segment, from 0
 * @param segments the number of segments, 1 for a whole scan
 */
public record PageScope(@Nullable IndexSchema index, @Nullable AttributeValue partition, int segment, int segments) {

	/**
	 * Return the scope of a query.
	 * @param index the index, or {@code null} for the table
	 * @param partition the value of the partition key
	 * @return the scope
	 */
	public static PageScope query(@Nullable IndexSchema index, AttributeValue partition) {
		return new PageScope(index, Objects.requireNonNull(partition, "partition"), 0, 1);
	}

	/**
	 * Return the scope of a scan.
	 * @param index the index, or {@code null} for the table
	 * @return the scope, the same as that of segment 0 of 1
	 */
	public static PageScope scan(@Nullable IndexSchema index) {
		return segment(index, 0, 1);
	}

	/**
	 * Return the scope of a segment of a scan.
	 * @param index the index, or {@code null} for the table
	 * @param segment the number of the segment, from 0
	 * @param segments the number of segments
	 * @return the scope
	 */
	public static PageScope segment(@Nullable IndexSchema index, int segment, int segments) {
		return new PageScope(index, null, segment, segments);
	}

	/**
	 * Return the scope in words, without the value of the partition key.
	 * @param table the name of the table
	 * @return a part of a sentence
	 */
	String describe(String table) {
		String source = ((this.index != null) ? "index '" + this.index.name() + "' of " : "") + "table '" + table + "'";
		if (this.partition != null) {
			return "a query of " + source;
		}
		return ((this.segments > 1) ? "segment " + this.segment + " of " + this.segments + " of " : "a scan of ")
				+ source;
	}

}
