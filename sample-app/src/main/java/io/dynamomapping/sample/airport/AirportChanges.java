package io.dynamomapping.sample.airport;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import io.dynamomapping.Attribute;
import io.dynamomapping.Change;
import io.dynamomapping.Condition;
import io.dynamomapping.sample.web.RefusedException;
import org.jspecify.annotations.Nullable;

import static io.dynamomapping.Attribute.attr;

/**
 * What a client may change of an airport. A member that the request leaves out is left
 * alone, one that is {@code null} is removed: Jackson calls the setters of those members
 * that are there.
 */
class AirportChanges {

	private static final Attribute<String> NAME = attr(Airport::name);

	// Of a member that is there twice, the last one counts.
	private final Map<Attribute<?>, Change> changes = new LinkedHashMap<>();

	private @Nullable String seenName;

	private @Nullable String name;

	/**
	 * Return what to change.
	 * @return the change, of nothing perhaps
	 */
	Change change() {
		return Change.allOf(this.changes.values());
	}

	/**
	 * Return what must hold of the airport: that it has the name that the client saw, if
	 * it said which. The new name is good as well: it is there already when the answer to
	 * an earlier attempt was lost.
	 * @return the condition
	 */
	Condition guard() {
		if (this.seenName == null) {
			return Condition.all();
		}
		Condition seen = NAME.eq(this.seenName);
		return (this.name != null) ? seen.or(NAME.eq(this.name)) : seen;
	}

	@JsonSetter
	void setSeenName(@Nullable String seenName) {
		this.seenName = seenName;
	}

	@JsonSetter
	void setName(@Nullable String name) {
		if (name == null || name.isBlank()) {
			throw new RefusedException("An airport has 'name', found none. Leave it out to keep the present one.");
		}
		this.name = name;
		set(NAME, name);
	}

	@JsonSetter
	void setMunicipality(@Nullable String municipality) {
		set(attr(Airport::municipality), municipality);
	}

	@JsonSetter
	void setElevationFeet(@Nullable Integer elevationFeet) {
		set(attr(Airport::elevationFeet), elevationFeet);
	}

	@JsonSetter
	void setScheduledService(boolean scheduledService) {
		set(attr(Airport::scheduledService), scheduledService);
	}

	@JsonSetter(contentNulls = Nulls.FAIL)
	void setKeywords(@Nullable Set<String> keywords) {
		set(attr(Airport::keywords), keywords);
	}

	@JsonAnySetter
	void refuse(String name, @Nullable Object value) {
		throw new RefusedException("'" + name + "' cannot be changed."
				+ " Expected some of name, municipality, elevationFeet, scheduledService and keywords.");
	}

	private <V> void set(Attribute<V> attribute, @Nullable V value) {
		this.changes.put(attribute, attribute.set(value));
	}

}
