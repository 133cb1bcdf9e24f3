package io.dynamomapping.sample.airport;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import io.dynamomapping.sample.web.RefusedException;
import org.jspecify.annotations.Nullable;

/**
 * What a client may change of an airport. A member that the request leaves out is left
 * alone, one that is {@code null} is removed: Jackson calls the setters of those members
 * that are there.
 */
class AirportChanges {

	private final Map<String, @Nullable Object> attributes = new LinkedHashMap<>();

	/**
	 * Return the attributes to change.
	 * @return the new values by attribute name
	 */
	Map<String, @Nullable Object> attributes() {
		return Collections.unmodifiableMap(this.attributes);
	}

	@JsonSetter
	void setName(@Nullable String name) {
		if (name == null || name.isBlank()) {
			throw new RefusedException("An airport has 'name', found none. Leave it out to keep the present one.");
		}
		this.attributes.put("name", name);
	}

	@JsonSetter
	void setMunicipality(@Nullable String municipality) {
		this.attributes.put("municipality", municipality);
	}

	@JsonSetter
	void setElevationFeet(@Nullable Integer elevationFeet) {
		this.attributes.put("elevationFeet", elevationFeet);
	}

	@JsonSetter
	void setScheduledService(boolean scheduledService) {
		this.attributes.put("scheduledService", scheduledService);
	}

	@JsonSetter(contentNulls = Nulls.FAIL)
	void setKeywords(@Nullable Set<String> keywords) {
		this.attributes.put("keywords", keywords);
	}

	@JsonAnySetter
	void refuse(String name, @Nullable Object value) {
		throw new RefusedException("'" + name + "' cannot be changed."
				+ " Expected some of name, municipality, elevationFeet, scheduledService and keywords.");
	}

}
