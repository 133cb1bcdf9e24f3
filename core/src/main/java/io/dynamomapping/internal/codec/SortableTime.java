package io.dynamomapping.internal.codec;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.util.Locale;

import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Points in time as text that sorts as they do: in UTC, with all digits.
 */
final class SortableTime {

	private static final DateTimeFormatter WRITER = DateTimeFormatter
		.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSSSSS'Z'", Locale.ROOT)
		.withZone(ZoneOffset.UTC);

	private static final DateTimeFormatter READER = new DateTimeFormatterBuilder().parseCaseInsensitive()
		.append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
		.appendPattern("[XXXXX][XXXX][X]")
		.optionalStart()
		.appendLiteral('[')
		.parseCaseSensitive()
		.appendZoneRegionId()
		.appendLiteral(']')
		.optionalEnd()
		.toFormatter(Locale.ROOT);

	private static final Instant FIRST = Instant.parse("0000-01-01T00:00:00Z");

	private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999999999Z");

	private SortableTime() {
	}

	static String text(Instant instant) {
		if (instant.isBefore(FIRST) || instant.isAfter(LAST)) {
			throw new RefusedException("expected a year from 0000 to 9999, found one outside, which would not sort."
					+ " Use a nearer date, or store it as text or number.");
		}
		return WRITER.format(instant);
	}

	static OffsetDateTime parse(AttributeValue value) {
		if (value.type() != AttributeValue.Type.S) {
			throw new RefusedException("expected date, time and offset as text, found " + AttributeTypes.describe(value)
					+ ". Declare it as what is stored, or correct the item.");
		}
		try {
			return READER.parse(value.s(), ZonedDateTime::from).toOffsetDateTime();
		}
		catch (DateTimeParseException ex) {
			throw new RefusedException("expected date, time and offset as in 2026-11-21T00:00:00Z, found S (string)"
					+ " of another form. Declare it as what is stored, or correct the item.");
		}
	}

}
