package io.dynamomapping.sample.setting;

import java.util.LinkedHashMap;
import java.util.Map;

import io.dynamomapping.DynamoMapping;
import io.dynamomapping.ItemHandle;
import io.dynamomapping.sample.web.KeyText;
import io.dynamomapping.sample.web.RefusedException;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * Settings over HTTP, in groups such as {@code ui}. Each group is an item whose
 * attributes nobody declared.
 */
@RestController
@RequestMapping("/api/settings")
class SettingController {

	private final DynamoMapping<String, Map<String, Object>> settings;

	SettingController(DynamoMapping<String, Map<String, Object>> settings) {
		this.settings = settings;
	}

	/**
	 * Return all groups: a scan, of a table that is small.
	 * @return the settings by group and name
	 */
	@GetMapping
	Map<String, Map<String, Object>> list() {
		Map<String, Map<String, Object>> all = new LinkedHashMap<>();
		this.settings.forEach(all::put);
		return all;
	}

	@GetMapping("/{group}")
	Map<String, Object> get(@PathVariable String group) {
		return at(group).require();
	}

	/**
	 * Store one setting: one request, whether or not the group is there.
	 * @param group the group, created when it is missing
	 * @param name the name of the setting
	 * @param value any JSON but {@code null}
	 * @return all settings of the group
	 */
	@PutMapping("/{group}/{name}")
	Map<String, Object> put(@PathVariable String group, @PathVariable String name, @RequestBody Object value) {
		if (name.equals(this.settings.keySchema().partitionKey())) {
			throw new RefusedException("Expected the name of a setting, found '" + name
					+ "', which is the key of the group. Use another name.");
		}
		return RefusedException.unlessStorable(() -> at(group).upsert(Map.of(name, value)).orElseThrow());
	}

	/**
	 * Remove one setting. The group is live: what is removed from it is removed from the
	 * table.
	 * @param group the group
	 * @param name the name of the setting
	 */
	@DeleteMapping("/{group}/{name}")
	@ResponseStatus(HttpStatus.NO_CONTENT)
	void remove(@PathVariable String group, @PathVariable String name) {
		at(group).require().remove(name);
	}

	@DeleteMapping("/{group}")
	@ResponseStatus(HttpStatus.NO_CONTENT)
	void remove(@PathVariable String group) {
		at(group).delete();
	}

	private ItemHandle<String, Map<String, Object>> at(String group) {
		return this.settings.at(KeyText.require("group", group));
	}

}
